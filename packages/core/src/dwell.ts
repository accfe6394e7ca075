import type { Policy } from './policy.ts';
import type { Standing, StepCause } from './state.ts';
import { DAY, type EpochMs } from './time-units.ts';

/** A dimension's anti-flap rule: `ranks` maps a class to its rank, higher is better. */
export type DwellRule = NonNullable<Policy['dwell'][string]>;

/**
 * A standing after its raw class was seen once more; the same object when nothing moved.
 *
 * 1. The class in force: whatever waited has not held.
 * 2. Without a rule, unranked, equal or better: in force at once.
 * 3. Worse, and waiting already: in force once it has held for the dwell, since it began to hold.
 * 4. Worse, and new: begins to wait (in place of another that waited).
 *
 * A change has the cause of what began it: of a class whose `since` lies before the step, that of its waiting.
 */
export function settle(
  standing: Standing,
  raw: string | null,
  at: EpochMs,
  cause: StepCause,
  rule: DwellRule | undefined,
): Standing {
  if (raw === standing.class) {
    return standing.waiting === null ? standing : { ...standing, waiting: null };
  }
  if (rule === undefined || raw === null || !isWorse(raw, standing.class, rule)) {
    return { class: raw, since: at, waiting: null };
  }
  const waiting = standing.waiting?.class === raw ? standing.waiting : { class: raw, since: at, cause };
  if (at >= waiting.since + rule.days * DAY) return { class: raw, since: waiting.since, waiting: null };
  return waiting === standing.waiting ? standing : { ...standing, waiting };
}

function isWorse(raw: string, inForce: string | null, { ranks }: DwellRule): boolean {
  const rank = ranks[raw];
  const rankInForce = inForce === null ? undefined : ranks[inForce];
  return rank !== undefined && rankInForce !== undefined && rank < rankInForce;
}
