import type { Dimension } from './dimension.ts';
import { lifecycle } from './lifecycle.ts';
import { rfm } from './rfm.ts';

/** All dimensions, in the order in which they stand in outputs and in packed states: append only. */
export const dimensions: readonly Dimension[] = [rfm, lifecycle];
