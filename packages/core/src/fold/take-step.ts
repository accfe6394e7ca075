import { churnLevel, standingSignals } from '../churn/churn-level.ts';
import { levelMove, noteLevelMove } from '../churn/level-move.ts';
import type { Dimension } from '../dimensions/dimension.ts';
import { dimensions } from '../dimensions/list.ts';
import { causeOfChange, settle } from '../dwell/settle-class.ts';
import type { DimensionChange, Output } from '../outputs/output.ts';
import { moveAsOf } from '../record/move-as-of.ts';
import type { Policy } from '../rules/policy.ts';
import type { ClassAssignment, StepCause } from '../state/class-assignment.ts';
import { type View, viewAt } from '../state/view.ts';
import type { EpochMs } from '../time/time-units.ts';
import type { CustomerUpdate } from './customer-update.ts';
import { profileOf } from './profile.ts';

/**
 * Looks at the customer at one instant and says what has changed, in this order:
 *
 * 1. at most one SegmentChanged with all dimensions that moved;
 * 2. at most one ChurnAlert (a move that is not announced says nothing aloud, but counts as said).
 *
 * Returns whether anything was said: then the customer's own time is `at`.
 */
export function takeStep(update: CustomerUpdate, at: EpochMs, cause: StepCause): boolean {
  const view = viewAt(update.draft, at, update.ruleSet, update.deployment);
  const hasMoved = moveClasses(update, view, cause);
  const hasAlerted = moveLevel(update, view, cause);
  if (!hasMoved && !hasAlerted) return false;
  moveAsOf(update.draft, at, update.deployment);
  update.settled = update.draft.assignments;
  return true;
}

function moveClasses(update: CustomerUpdate, view: View, cause: StepCause): boolean {
  const before = update.draft.assignments;
  // A rule set knows no dwell and no limits for leaving: what is so under it, is so at once.
  const isRules = cause.kind === 'RULES';
  const dwell: Policy['dwell'] = isRules ? {} : view.policy.dwell;
  let after: ClassAssignment[] | undefined;
  let hasMoved = false;
  for (let index = 0; index < dimensions.length; index++) {
    const dimension = dimensions[index]!;
    const assignment = before[index]!;
    const seen = isRules ? dimension.classify(view) : seenClass(dimension, assignment, view);
    const settled = settle(assignment, seen, view.at, cause, dwell[dimension.name]);
    if (settled === assignment) continue;
    after ??= before.slice();
    after[index] = settled;
    hasMoved ||= settled.class !== assignment.class;
  }
  if (after === undefined) return false;
  update.draft.assignments = after;
  if (hasMoved) publishSegmentChanged(update, view, { before, dwell, own: cause });
  return hasMoved;
}

/** The raw class, or the one in force where its limit for leaving still holds the customer. */
function seenClass(dimension: Dimension, { class: inForce }: ClassAssignment, view: View): string | null {
  const raw = dimension.classify(view);
  if (raw === inForce || inForce === null || dimension.isHeld === undefined) return raw;
  return dimension.isHeld(view, inForce) ? inForce : raw;
}

/** What a step found, and by which rules. */
interface Found {
  readonly before: readonly ClassAssignment[];
  readonly dwell: Policy['dwell'];
  readonly own: StepCause;
}

function publishSegmentChanged(update: CustomerUpdate, view: View, { before, dwell, own }: Found): void {
  const changes: DimensionChange[] = [];
  let cause: StepCause | undefined;
  for (let index = 0; index < dimensions.length; index++) {
    const from = before[index]!;
    const to = update.draft.assignments[index]!;
    if (to.class === from.class) continue;
    const { name } = dimensions[index]!;
    changes.push({ dimension: name, from: from.class, to: to.class, since: to.since });
    const began = causeOfChange(from, to.class!, own, dwell[name]);
    cause = cause === undefined || isSameCause(cause, began) ? began : own;
  }
  update.outputs.push({ type: 'segment-changed', changes, ...published(update, view, cause!) });
}

function isSameCause(left: StepCause, right: StepCause): boolean {
  return left.kind === right.kind && left.eventId === right.eventId;
}

function moveLevel(update: CustomerUpdate, view: View, cause: StepCause): boolean {
  const { draft, deployment } = update;
  const level = churnLevel(view);
  const move = levelMove(draft, level, view.at, view.policy, deployment.goLive);
  if (move === null) return false;
  noteLevelMove(draft, move, level, view.at);
  if (move === 'UNANNOUNCED') return true;
  const signals = standingSignals(view);
  update.outputs.push({ type: 'churn-alert', kind: move, level, signals, ...published(update, view, cause) });
  return true;
}

/** What every output carries; takes the next sequence number. */
function published(update: CustomerUpdate, view: View, { kind, eventId }: StepCause): Published {
  const { draft, deployment, ruleSet } = update;
  draft.sequence += 1;
  return {
    sequence: draft.sequence,
    at: view.at,
    cause: { kind, eventId, historical: view.at < deployment.goLive },
    profile: profileOf(view, deployment.currencies[0]!),
    rules: { policyVersion: ruleSet.policyVersion, scorecardVersion: ruleSet.scorecardVersion },
  };
}

type Published = Pick<Output, 'sequence' | 'at' | 'cause' | 'profile' | 'rules'>;
