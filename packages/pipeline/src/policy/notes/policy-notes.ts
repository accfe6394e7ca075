import type { Policy } from '@tidemark/core';
import type { PolicyFault } from '../shared/policy-fault.ts';
import { followUpNotes } from './follow-up-notes.ts';
import { labelNotes } from './label-notes.ts';
import { ofEverybodyAndTypes } from './of-everybody-and-types.ts';
import { scorecardNotes } from './scorecard-notes.ts';
import { signalNotes } from './signal-notes.ts';

/**
 * What of a valid policy may not be what was meant: classes without a name beside others, what a scorecard changes or leaves,
 * signals that stand for everybody or too late, rhythms of follow-ups that cannot be kept.
 */
export function policyNotes(policy: Policy): readonly PolicyFault[] {
  return [
    ...scorecardNotes(policy),
    ...labelNotes(policy),
    ...ofEverybodyAndTypes(policy, signalNotes),
    ...followUpNotes(policy),
  ];
}
