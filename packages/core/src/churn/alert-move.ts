import type { AlertKind, ChurnLevel } from '../outputs/output.ts';
import type { Policy } from '../rules/policy.ts';
import type { Draft, State } from '../state/state.ts';
import { DAY, type EpochMs } from '../time/time-units.ts';

/**
 * What becomes of a churn level that differs from the one last published: the alert to publish, or `UNANNOUNCED`, which
 * moves the level without an output (FOLD.md, section 5: before go-live, and after it while such a level lasts).
 */
export type AlertMove = AlertKind | 'UNANNOUNCED';

const severity = { low: 0, medium: 1, high: 2 } as const satisfies Record<ChurnLevel, number>;

/**
 * The move from the level last published to the raw level at `at`; null when there is none, or while the cool-down holds a
 * rise from low back.
 */
export function alertMove(
  state: State,
  raw: ChurnLevel,
  at: EpochMs,
  policy: Policy,
  goLive: EpochMs,
): AlertMove | null {
  const { publishedLevel, isAnnounced } = state;
  if (raw === publishedLevel) return null;
  const isRise = severity[raw] > severity[publishedLevel];
  if (publishedLevel === 'low') {
    if (at < goLive) return 'UNANNOUNCED';
    return isHeldBack(state, at, policy) ? null : 'RAISED';
  }
  if (!isAnnounced) return isRise && at >= goLive ? 'RAISED' : 'UNANNOUNCED';
  if (isRise) return 'ESCALATED';
  return raw === 'low' ? 'CLEARED' : 'EASED';
}

/** When the cool-down of the last published RAISED ends; undefined where none was ever published. */
export function coolDownEnd({ lastRaisedAt }: State, policy: Policy): EpochMs | undefined {
  return lastRaisedAt === null ? undefined : lastRaisedAt + policy.churn.coolDownDays * DAY;
}

function isHeldBack(state: State, at: EpochMs, policy: Policy): boolean {
  const end = coolDownEnd(state, policy);
  return end !== undefined && at < end;
}

/** Takes a move into the state. */
export function recordAlertMove(draft: Draft, move: AlertMove, raw: ChurnLevel, at: EpochMs): void {
  draft.publishedLevel = raw;
  draft.isAnnounced = raw === 'low' || move !== 'UNANNOUNCED';
  if (move === 'RAISED') draft.lastRaisedAt = at;
}
