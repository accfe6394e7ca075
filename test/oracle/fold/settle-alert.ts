import { type AlertKind, type ChurnLevel, DAY, type EpochMs, type Policy } from '@tidemark/core';
import type { AlertState } from '../state/customer-state.ts';

export interface AlertStep {
  readonly alert: AlertState;
  /** The alert to publish. */
  readonly publish: AlertKind | null;
  /** Published, or unannounced: both count as published for asOf and nextDue. */
  readonly hasPublished: boolean;
}

const HEIGHT = { low: 0, medium: 1, high: 2 } as const;

function kindOf(from: ChurnLevel, to: ChurnLevel): AlertKind {
  if (to === 'low') return 'CLEARED';
  if (from === 'low') return 'RAISED';
  return HEIGHT[to] > HEIGHT[from] ? 'ESCALATED' : 'EASED';
}

function isCooling(alert: AlertState, at: EpochMs, policy: Policy): boolean {
  return alert.raisedAt !== null && at < alert.raisedAt + policy.churn.coolDownDays * DAY;
}

function unannounced(alert: AlertState, level: ChurnLevel): AlertStep {
  return { alert: { ...alert, level, announced: false }, publish: null, hasPublished: true };
}

function published(alert: AlertState, level: ChurnLevel, at: EpochMs, publish: AlertKind): AlertStep {
  const raisedAt = publish === 'RAISED' ? at : alert.raisedAt;
  return { alert: { level, announced: true, raisedAt }, publish, hasPublished: true };
}

/** What becomes of the level of one step, by the last two points of FOLD.md 5. */
export function settleAlert(
  alert: AlertState,
  level: ChurnLevel,
  at: EpochMs,
  policy: Policy,
  goLive: EpochMs,
): AlertStep {
  if (level === alert.level) return { alert, publish: null, hasPublished: false };
  const kind = kindOf(alert.level, level);
  if (kind === 'RAISED' && isCooling(alert, at, policy)) return { alert, publish: null, hasPublished: false };
  if (at < goLive) return unannounced(alert, level);
  if (kind === 'RAISED' || alert.announced) return published(alert, level, at, kind);
  if (kind === 'ESCALATED') return published(alert, level, at, 'RAISED');
  return unannounced(alert, level);
}
