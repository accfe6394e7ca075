import type { AlertKind, ChurnLevel } from '../outputs/output.ts';
import type { Policy } from '../rules/policy.ts';
import type { Draft, State } from '../state/state.ts';
import { DAY, type EpochMs } from '../time/time-units.ts';

/** What a step says of the churn level: an alert, or a move that nobody is told of because it began before go-live. */
export type LevelMove = AlertKind | 'UNANNOUNCED';

const severity = { low: 0, medium: 1, high: 2 } as const satisfies Record<ChurnLevel, number>;

/** The move from the level last said to the raw level, or null when there is nothing to say. */
export function levelMove(
  state: State,
  raw: ChurnLevel,
  at: EpochMs,
  policy: Policy,
  goLive: EpochMs,
): LevelMove | null {
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

/** When the cool-down of the last published RAISED ends: until then a rise from low is held back. */
export function coolDownEnd({ lastRaisedAt }: State, policy: Policy): EpochMs | undefined {
  return lastRaisedAt === null ? undefined : lastRaisedAt + policy.churn.coolDownDays * DAY;
}

function isHeldBack(state: State, at: EpochMs, policy: Policy): boolean {
  const end = coolDownEnd(state, policy);
  return end !== undefined && at < end;
}

/** Notes that a move was said. */
export function noteLevelMove(draft: Draft, move: LevelMove, raw: ChurnLevel, at: EpochMs): void {
  draft.publishedLevel = raw;
  draft.isAnnounced = raw === 'low' || move !== 'UNANNOUNCED';
  if (move === 'RAISED') draft.lastRaisedAt = at;
}
