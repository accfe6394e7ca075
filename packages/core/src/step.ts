import { levelMove, noteLevelMove } from './churn/level-move.ts';
import { churnLevel, standingSignals } from './churn/signals.ts';
import type { Dimension } from './dimensions/dimension.ts';
import { dimensions } from './dimensions/list.ts';
import { causeOfChange, settle } from './dwell.ts';
import { moveAsOf } from './forget.ts';
import type { DimensionChange, Output } from './outputs.ts';
import type { Policy } from './policy.ts';
import { profileOf } from './profile.ts';
import type { Standing, StepCause } from './state.ts';
import type { EpochMs } from './time-units.ts';
import type { Touch } from './touch.ts';
import { type View, viewAt } from './view.ts';

/**
 * Looks at the customer at one instant and says what has changed, in this order:
 *
 * 1. at most one SegmentChanged with all dimensions that moved;
 * 2. at most one ChurnAlert (a move that is not announced says nothing aloud, but counts as said).
 *
 * Returns whether anything was said: then the customer's own time is `at`.
 */
export function takeStep(touch: Touch, at: EpochMs, cause: StepCause): boolean {
  const view = viewAt(touch.draft, at, touch.ruler, touch.frame);
  const hasMoved = moveClasses(touch, view, cause);
  const hasAlerted = moveLevel(touch, view, cause);
  if (!hasMoved && !hasAlerted) return false;
  moveAsOf(touch.draft, at, touch.frame);
  touch.settled = touch.draft.standings;
  return true;
}

function moveClasses(touch: Touch, view: View, cause: StepCause): boolean {
  const before = touch.draft.standings;
  // A ruler knows no dwell and no limits for leaving: what is so under it, is so at once.
  const isRuler = cause.kind === 'RULER';
  const dwell: Policy['dwell'] = isRuler ? {} : view.policy.dwell;
  let after: Standing[] | undefined;
  let hasMoved = false;
  for (let index = 0; index < dimensions.length; index++) {
    const dimension = dimensions[index]!;
    const standing = before[index]!;
    const seen = isRuler ? dimension.classify(view) : seenClass(dimension, standing, view);
    const settled = settle(standing, seen, view.at, cause, dwell[dimension.name]);
    if (settled === standing) continue;
    after ??= before.slice();
    after[index] = settled;
    hasMoved ||= settled.class !== standing.class;
  }
  if (after === undefined) return false;
  touch.draft.standings = after;
  if (hasMoved) saySegmentChanged(touch, view, { before, dwell, own: cause });
  return hasMoved;
}

/** The raw class, or the one in force where its limit for leaving still holds the customer. */
function seenClass(dimension: Dimension, { class: inForce }: Standing, view: View): string | null {
  const raw = dimension.classify(view);
  if (raw === inForce || inForce === null || dimension.isHeld === undefined) return raw;
  return dimension.isHeld(view, inForce) ? inForce : raw;
}

/** What a step found, and by which rules. */
interface Found {
  readonly before: readonly Standing[];
  readonly dwell: Policy['dwell'];
  readonly own: StepCause;
}

function saySegmentChanged(touch: Touch, view: View, { before, dwell, own }: Found): void {
  const changes: DimensionChange[] = [];
  let cause: StepCause | undefined;
  for (let index = 0; index < dimensions.length; index++) {
    const from = before[index]!;
    const to = touch.draft.standings[index]!;
    if (to.class === from.class) continue;
    const { name } = dimensions[index]!;
    changes.push({ dimension: name, from: from.class, to: to.class!, since: to.since });
    const began = causeOfChange(from, to.class!, own, dwell[name]);
    cause = cause === undefined || isSameCause(cause, began) ? began : own;
  }
  touch.outputs.push({ type: 'segment-changed', changes, ...published(touch, view, cause!) });
}

function isSameCause(left: StepCause, right: StepCause): boolean {
  return left.kind === right.kind && left.eventId === right.eventId;
}

function moveLevel(touch: Touch, view: View, cause: StepCause): boolean {
  const { draft, frame } = touch;
  const level = churnLevel(view);
  const move = levelMove(draft, level, view.at, view.policy, frame.goLive);
  if (move === null) return false;
  noteLevelMove(draft, move, level, view.at);
  if (move === 'UNANNOUNCED') return true;
  const signals = standingSignals(view);
  touch.outputs.push({ type: 'churn-alert', kind: move, level, signals, ...published(touch, view, cause) });
  return true;
}

/** What every output carries; takes the next sequence number. */
function published(touch: Touch, view: View, { kind, eventId }: StepCause): Published {
  const { draft, frame, ruler } = touch;
  draft.sequence += 1;
  return {
    sequence: draft.sequence,
    at: view.at,
    cause: { kind, eventId, historical: view.at < frame.goLive },
    profile: profileOf(view, frame.currencies[0]!),
    ruler: { policyVersion: ruler.policyVersion, scorecardVersion: ruler.scorecardVersion },
  };
}

type Published = Pick<Output, 'sequence' | 'at' | 'cause' | 'profile' | 'ruler'>;
