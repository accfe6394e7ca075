import type { Policy } from '../rules/policy.ts';
import type { ClassAssignment, StepCause } from '../state/class-assignment.ts';
import { DAY, type EpochMs } from '../time/time-units.ts';

/** A dimension's anti-flap rule: `ranks` maps a class to its rank, higher is better. */
export type DwellRule = NonNullable<Policy['dwell'][string]>;

/**
 * An assignment after its dimension was classified once more; the same object when nothing moved (FOLD.md, section 4).
 *
 * 1. The class in force: whatever waited has not held.
 * 2. Without a rule, unranked, equal or better: in force at once.
 * 3. Worse, and waiting already: in force once it has held for the dwell, since it began to hold.
 * 4. Worse, and new: begins to wait (in place of another that waited).
 *
 * What waited and did not take effect counts as suppressed.
 */
export function settleClass(
  assignment: ClassAssignment,
  seen: string | null,
  at: EpochMs,
  cause: StepCause,
  rule: DwellRule | undefined,
): ClassAssignment {
  const waited = assignment.waiting;
  if (seen === assignment.class && waited === null) return assignment;
  const suppressed = assignment.suppressed + (waited === null || waited.class === seen ? 0 : 1);
  if (seen === assignment.class) return { ...assignment, waiting: null, suppressed };
  if (rule === undefined || seen === null || !isWorse(seen, assignment.class, rule)) {
    return { class: seen, since: at, waiting: null, suppressed };
  }
  const waiting = waited?.class === seen ? waited : { class: seen, since: at, cause };
  if (at >= waiting.since + rule.days * DAY)
    return { class: seen, since: waiting.since, waiting: null, suppressed };
  return waiting === waited ? assignment : { ...assignment, waiting, suppressed };
}

/**
 * What began a change: of a worse class that has waited, what began the waiting, even if that was another event of the same
 * millisecond; else the step's own cause.
 */
export function causeOfChange(
  from: ClassAssignment,
  to: string,
  own: StepCause,
  rule: DwellRule | undefined,
): StepCause {
  const { class: inForce, waiting } = from;
  const hasMatured = waiting?.class === to && rule !== undefined && isWorse(to, inForce, rule);
  return hasMatured ? waiting.cause : own;
}

function isWorse(seen: string, inForce: string | null, { ranks }: DwellRule): boolean {
  const rank = ranks[seen];
  const rankInForce = inForce === null ? undefined : ranks[inForce];
  return rank !== undefined && rankInForce !== undefined && rank < rankInForce;
}
