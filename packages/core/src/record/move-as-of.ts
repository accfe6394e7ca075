import type { DeploymentConfig } from '../rules/deployment-config.ts';
import { dropDaysBefore } from '../state/day-buckets.ts';
import type { Draft } from '../state/state.ts';
import { dropWeeksBefore, firstWeekKept } from '../state/week-counts.ts';
import { dayStart, type LocalDay, localDay } from '../time/local-day.ts';
import type { EpochMs } from '../time/time-units.ts';

/** The earliest local day that is kept: `daysKept` full days before the day of the customer's own time. */
export function firstDayKept(asOf: EpochMs, deployment: DeploymentConfig): LocalDay {
  return localDay(deployment.zone, asOf) - deployment.daysKept;
}

/**
 * Moves the customer's own time on, and drops what is older than the kept days. Done at every move of `asOf` and at
 * no other time: so what is remembered depends on `asOf` alone, not on how often the customer was looked at.
 */
export function moveAsOf(draft: Draft, asOf: EpochMs, deployment: DeploymentConfig): void {
  draft.asOf = asOf;
  const firstDay = firstDayKept(asOf, deployment);
  draft.buckets = dropDaysBefore(draft.buckets, firstDay);
  if (draft.contact.interactionWeeks.length > 0) dropOldWeeks(draft, firstDay + deployment.daysKept);
  if (draft.complaints.length === 0 && draft.lowScores.length === 0) return;
  const start = dayStart(deployment.zone, firstDay);
  draft.complaints = dropBefore(draft.complaints, start);
  draft.lowScores = dropBefore(draft.lowScores, start);
}

function dropOldWeeks(draft: Draft, day: LocalDay): void {
  const { contact } = draft;
  const interactionWeeks = dropWeeksBefore(contact.interactionWeeks, firstWeekKept(day, contact.firstDay!));
  if (interactionWeeks !== contact.interactionWeeks) draft.contact = { ...contact, interactionWeeks };
}

function dropBefore(instants: readonly EpochMs[], start: EpochMs): readonly EpochMs[] {
  return instants.length > 0 && instants[0]! < start
    ? instants.filter((instant) => instant >= start)
    : instants;
}
