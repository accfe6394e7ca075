import { complaints } from './complaints.ts';
import { frequencyDrop } from './frequency-drop.ts';
import { interactionDrop } from './interaction-drop.ts';
import { overdue } from './overdue.ts';
import { pActive } from './p-active.ts';
import type { Signal } from './signal.ts';

/** All signals of churn, in the order in which an alert lists those that stand. */
export const signals: readonly Signal[] = [overdue, pActive, frequencyDrop, interactionDrop, complaints];
