import { alertMove, recordAlertMove } from '../churn/alert-move.ts';
import { churnLevel } from '../churn/churn-level.ts';
import { observedSignals } from '../churn/observed-signals.ts';
import { moveAsOf } from '../record/move-as-of.ts';
import type { StepCause } from '../state/class-assignment.ts';
import type { View } from '../state/view.ts';
import type { CustomerUpdate } from './customer-update.ts';
import { moveClasses } from './move-classes.ts';
import { nextPublished } from './next-published.ts';

/**
 * Looks at the customer at the view's instant and publishes what has changed, in this order (FOLD.md, section 2):
 *
 * 1. at most one SegmentChanged with all dimensions that moved;
 * 2. at most one ChurnAlert (a level that moves unannounced has no output, but counts as published).
 *
 * Returns whether anything was published: then the customer's own time is that instant. A trial ends there: its draft is of
 * no use any more but for its time.
 */
export function takeStep(update: CustomerUpdate, view: View, cause: StepCause): boolean {
  const hasMoved = moveClasses(update, view, cause);
  if (update.isTrial) return endsTrial(update, view, hasMoved);
  const hasAlerted = moveLevel(update, view, cause);
  if (!hasMoved && !hasAlerted) return false;
  moveAsOf(update.draft, view.at, update.deployment);
  update.settled = update.draft.assignments;
  return true;
}

function endsTrial({ draft, deployment, lists }: CustomerUpdate, view: View, hasMoved: boolean): boolean {
  const isDue =
    hasMoved ||
    alertMove(draft, churnLevel(view, lists.signals), view.at, view.policy, deployment.goLive) !== null;
  if (isDue) draft.asOf = view.at;
  return isDue;
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
    ...nextPublished(update, view, cause),
  });
  return true;
}
