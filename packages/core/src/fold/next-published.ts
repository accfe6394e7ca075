import type { Output } from '../outputs/output.ts';
import type { StepCause } from '../state/class-assignment.ts';
import type { View } from '../state/view.ts';
import type { CustomerUpdate } from './customer-update.ts';
import { profileOf } from './profile-of.ts';

/** The fields that every output has; takes the customer's next sequence number. */
export function nextPublished(
  update: CustomerUpdate,
  view: View,
  { kind, eventId }: StepCause,
): Pick<Output, 'sequence' | 'at' | 'cause' | 'profile' | 'rules'> {
  const { draft, deployment, ruleSet, lists } = update;
  draft.sequence += 1;
  return {
    sequence: draft.sequence,
    at: view.at,
    cause: { kind, eventId, historical: view.at < deployment.goLive },
    profile: profileOf(view, deployment.currencies[0]!, lists),
    rules: { policyVersion: ruleSet.policyVersion, scorecardVersion: ruleSet.scorecardVersion },
  };
}
