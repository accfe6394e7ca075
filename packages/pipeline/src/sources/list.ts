import { feedback } from './feedback.ts';
import { interactions } from './interactions.ts';
import { purchases } from './purchases.ts';
import type { Source } from './source.ts';

/** All sources. Append: the order is that of registration, of tables and of commands. */
export const sources: readonly Source[] = [purchases, interactions, feedback];

/** Their names, as commands take them. */
export const sourceNames: readonly string[] = sources.map(({ name }) => name);
