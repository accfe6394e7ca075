import type { Policy } from '@tidemark/core';
import type { PolicyFault } from '../parts/policy-fault.ts';
import { labelNotes } from './label-notes.ts';
import { scorecardNotes } from './scorecard-notes.ts';

/** What works as it was written, and may still not be what was meant. */
export function policyNotes(policy: Policy): readonly PolicyFault[] {
  return [...scorecardNotes(policy), ...labelNotes(policy)];
}
