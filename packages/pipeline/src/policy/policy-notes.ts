import type { Policy } from '@tidemark/core';
import { labelNotes } from './label-notes.ts';
import type { PolicyFault } from './policy-fault.ts';
import { scorecardNotes } from './scorecard-notes.ts';

/** What works as it was written, and may still not be what was meant. */
export function policyNotes(policy: Policy): readonly PolicyFault[] {
  return [...scorecardNotes(policy), ...labelNotes(policy)];
}
