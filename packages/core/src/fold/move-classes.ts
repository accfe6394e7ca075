import type { Dimension } from '../dimensions/dimension.ts';
import { causeOfChange, settleClass } from '../dwell/settle-class.ts';
import type { DimensionChange } from '../outputs/output.ts';
import type { Policy } from '../rules/policy.ts';
import type { ClassAssignment, StepCause } from '../state/class-assignment.ts';
import type { View } from '../state/view.ts';
import type { CustomerUpdate } from './customer-update.ts';
import { nextPublished } from './next-published.ts';

/**
 * Classifies the customer in every dimension at the view's instant, and publishes one SegmentChanged with those that moved;
 * false when none did. Waitings begin and end also where nothing moves. Of a trial nothing is published.
 */
export function moveClasses(update: CustomerUpdate, view: View, cause: StepCause): boolean {
  const { dimensions } = update.lists;
  const before = update.draft.assignments;
  // Passing a rule set ignores dwells and limits for leaving (FOLD.md, section 6): a class takes effect at once.
  const isRules = cause.kind === 'RULES';
  const dwell: Policy['dwell'] = isRules ? {} : view.policy.dwell;
  let after: ClassAssignment[] | undefined;
  let hasMoved = false;
  for (let index = 0; index < dimensions.length; index++) {
    const dimension = dimensions[index]!;
    const assignment = before[index]!;
    const seen = isRules ? dimension.classify(view) : seenClass(dimension, assignment, view);
    const settled = settleClass(assignment, seen, view.at, cause, dwell[dimension.name]);
    if (settled === assignment) continue;
    after ??= before.slice();
    after[index] = settled;
    hasMoved ||= settled.class !== assignment.class;
  }
  if (after === undefined) return false;
  update.draft.assignments = after;
  if (hasMoved && !update.isTrial) publishSegmentChanged(update, view, { before, dwell, own: cause });
  return hasMoved;
}

/** The raw class, or the one in force where its limit for leaving still holds the customer. */
function seenClass(dimension: Dimension, { class: inForce }: ClassAssignment, view: View): string | null {
  const raw = dimension.classify(view);
  if (raw === inForce || inForce === null || dimension.isHeld === undefined) return raw;
  return dimension.isHeld(view, inForce) ? inForce : raw;
}

/** What the changes and the cause of a step are derived from. */
interface StepContext {
  readonly before: readonly ClassAssignment[];
  readonly dwell: Policy['dwell'];
  /** The step's own cause. */
  readonly own: StepCause;
}

function publishSegmentChanged(
  update: CustomerUpdate,
  view: View,
  { before, dwell, own }: StepContext,
): void {
  const { dimensions } = update.lists;
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
  update.outputs.push({ type: 'segment-changed', changes, ...nextPublished(update, view, cause!) });
}

function isSameCause(left: StepCause, right: StepCause): boolean {
  return left.kind === right.kind && left.eventId === right.eventId;
}
