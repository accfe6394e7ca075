import type { Policy } from '@tidemark/core';
import type { PolicyFault } from '../shared/policy-fault.ts';
import { labelNotes } from './label-notes.ts';
import { scorecardNotes } from './scorecard-notes.ts';

/** What of a valid policy may not be what was meant: classes without a name beside others, and what a scorecard changes or leaves. */
export function policyNotes(policy: Policy): readonly PolicyFault[] {
  return [...scorecardNotes(policy), ...labelNotes(policy)];
}
