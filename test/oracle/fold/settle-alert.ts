import { type AlertKind, type ChurnLevel, DAY, type EpochMs, type Policy } from '@tidemark/core';
import type { Alarm } from '../state/customer-state.ts';

export interface AlarmStep {
  readonly alarm: Alarm;
  /** The alert to publish. */
  readonly publish: AlertKind | null;
  /** Published, or unannounced: both count as said for asOf and nextDue. */
  readonly said: boolean;
}

const HEIGHT = { low: 0, medium: 1, high: 2 } as const;

function kindOf(from: ChurnLevel, to: ChurnLevel): AlertKind {
  if (to === 'low') return 'CLEARED';
  if (from === 'low') return 'RAISED';
  return HEIGHT[to] > HEIGHT[from] ? 'ESCALATED' : 'EASED';
}

function isCooling(alarm: Alarm, at: EpochMs, policy: Policy): boolean {
  return alarm.raisedAt !== null && at < alarm.raisedAt + policy.churn.coolDownDays * DAY;
}

function unannounced(alarm: Alarm, level: ChurnLevel): AlarmStep {
  return { alarm: { ...alarm, level, announced: false }, publish: null, said: true };
}

function published(alarm: Alarm, level: ChurnLevel, at: EpochMs, publish: AlertKind): AlarmStep {
  const raisedAt = publish === 'RAISED' ? at : alarm.raisedAt;
  return { alarm: { level, announced: true, raisedAt }, publish, said: true };
}

/** What the level of one step says, by the last two points of FOLD.md 5. */
export function settleAlarm(
  alarm: Alarm,
  level: ChurnLevel,
  at: EpochMs,
  policy: Policy,
  goLive: EpochMs,
): AlarmStep {
  if (level === alarm.level) return { alarm, publish: null, said: false };
  const kind = kindOf(alarm.level, level);
  if (kind === 'RAISED' && isCooling(alarm, at, policy)) return { alarm, publish: null, said: false };
  if (at < goLive) return unannounced(alarm, level);
  if (kind === 'RAISED' || alarm.announced) return published(alarm, level, at, kind);
  if (kind === 'ESCALATED') return published(alarm, level, at, 'RAISED');
  return unannounced(alarm, level);
}
