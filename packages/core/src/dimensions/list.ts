import type { Dimension } from './dimension.ts';
import { engagement } from './engagement.ts';
import { lifecycle } from './lifecycle.ts';
import { rfm } from './rfm.ts';
import { satisfaction } from './satisfaction.ts';
import { source } from './source.ts';
import { value } from './value.ts';

/** All dimensions, in the order in which they stand in outputs and in packed states: append only. */
export const dimensions: readonly Dimension[] = [rfm, lifecycle, value, engagement, satisfaction, source];
