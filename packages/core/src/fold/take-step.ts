import { alertMove, recordAlertMove } from '../churn/alert-move.ts';
import { churnLevel } from '../churn/churn-level.ts';
import { observedSignals } from '../churn/observed-signals.ts';
import { outlookOf } from '../churn/outlook.ts';
import { settlePlan } from '../follow-up/settle-plan.ts';
import { moveAsOf } from '../record/move-as-of.ts';
import type { StepCause } from '../state/class-assignment.ts';
import type { View } from '../state/view.ts';
import type { EpochMs } from '../time/time-units.ts';
import type { CustomerUpdate } from './customer-update.ts';
import { moveClasses } from './move-classes.ts';
import { nextPublished } from './next-published.ts';
import { isFollowUpDue, publishFollowUp } from './publish-follow-up.ts';

/**
 * Looks at the customer at the view's instant and publishes what has changed, in this order (FOLD.md, section 2):
 *
 * 1. at most one SegmentChanged with all dimensions that moved;
 * 2. at most one ChurnAlert (a level that moves unannounced has no output, but counts as published);
 * 3. at most one FollowUpDue, of the plan that these have led to. A silence that has published nothing changes no plan.
 *
 * Returns whether anything was published: then the customer's own time is that instant. A trial ends there: its draft is of
 * no use any more but for its time.
 *
 * @param baseBefore where rules are passed: when the next follow-up was due under those before
 */
export function takeStep(
  update: CustomerUpdate,
  view: View,
  cause: StepCause,
  baseBefore?: EpochMs,
): boolean {
  const hasMoved = moveClasses(update, view, cause);
  if (update.isTrial) return endsTrial(update, view, hasMoved, baseBefore);
  const hasAlerted = moveLevel(update, view, cause);
  if (hasMoved || hasAlerted || cause.kind !== 'SILENCE') movePlan(update, view, baseBefore);
  const hasFollowedUp = publishFollowUp(update, view, cause);
  if (!hasMoved && !hasAlerted && !hasFollowedUp) return false;
  moveAsOf(update.draft, view.at, update.deployment);
  update.settled = update.draft.assignments;
  return true;
}

/** Trials are of silences and of rules: the plan of a silence that publishes nothing else stays as it is. */
function endsTrial(
  update: CustomerUpdate,
  view: View,
  hasMoved: boolean,
  baseBefore: EpochMs | undefined,
): boolean {
  const { draft, deployment, lists } = update;
  let isDue =
    hasMoved ||
    alertMove(draft, churnLevel(view, lists.signals), view.at, view.policy, deployment.goLive) !== null;
  if (!isDue) {
    if (baseBefore !== undefined) movePlan(update, view, baseBefore);
    isDue = isFollowUpDue(view);
  }
  if (isDue) draft.asOf = view.at;
  return isDue;
}

function movePlan(
  { draft, deployment, lists }: CustomerUpdate,
  { at, policy }: View,
  baseBefore: EpochMs | undefined,
): void {
  const { goLive } = deployment;
  settlePlan(draft, policy.followUp, { at, goLive, dimensions: lists.dimensions, baseBefore });
}

function moveLevel(update: CustomerUpdate, view: View, cause: StepCause): boolean {
  const { draft, deployment, lists } = update;
  const level = churnLevel(view, lists.signals);
  const move = alertMove(draft, level, view.at, view.policy, deployment.goLive);
  if (move === null) return false;
  recordAlertMove(draft, move, level, view.at);
  if (move === 'UNANNOUNCED') return true;
  const signals = observedSignals(view, lists.signals);
  update.outputs.push({
    type: 'churn-alert',
    kind: move,
    level,
    signals,
    ...outlookOf(view),
    ...nextPublished(update, view, cause),
  });
  return true;
}
