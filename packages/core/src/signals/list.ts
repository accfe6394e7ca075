import { complaints } from './complaints.ts';
import { overdue } from './overdue.ts';
import type { Signal } from './signal.ts';

/** All signals of churn, in the order in which an alert lists those that stand. */
export const signals: readonly Signal[] = [overdue, complaints];
