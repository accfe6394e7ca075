import { DAY, type EpochMs } from '@tidemark/core';
import type { Group } from './bands.ts';
import type { DepartedSilences } from './departed-silences.ts';
import { isJudged, type JudgedTime } from './judged-time.ts';
import type { Silence } from './silence.ts';
import { type Alarm, byGroup, median, share } from './tally.ts';

/** How good alerts were by who had left; shares are null where there was nothing to share. */
export interface JudgedByTruth {
  readonly alerts: number;
  /** Of them, those whose customer had left for good by then. */
  readonly gone: number;
  readonly precision: number | null;
  /** Of them, those whose customer left in the window after them. */
  readonly leaving: number;
  /** Of the departures that can be judged, the share with an alert before the customer would have been called churned. */
  readonly recall: number | null;
  /** Median days from a departure to the alerts of who had left. */
  readonly medianDelayDays: number | null;
  /** Median days from these alerts to when the customer would have been called churned; below 0: after that. */
  readonly medianLeadDays: number | null;
}

/**
 * Judges alerts by who had left. Those outside of the judged time do not count, save for recall: there any alert of the
 * silence in which a customer left does, unless it came when the customer would have been called churned already.
 *
 * @param judged silences in which somebody left, early enough for every alert to be known
 */
export function tallyDepartures(
  alarms: Iterable<Alarm>,
  { leftAt }: DepartedSilences,
  judged: ReadonlySet<Silence>,
  time: JudgedTime,
): Readonly<Record<Group, JudgedByTruth>> {
  const sheets = byGroup(openSheet);
  const caught = new Set<Silence>();
  for (const { silence, at } of alarms) {
    if (judged.has(silence) && at < silence.lastAt + time.churnAfterMs) caught.add(silence);
    if (!isJudged(at, time)) continue;
    const alert = { silence, at, leftAt: leftAt.get(silence) };
    sheets.all.add(alert, time);
    sheets[silence.band].add(alert, time);
  }
  return byGroup((group) => ({
    ...sheets[group].judged(),
    recall: share(countIn(group, caught), countIn(group, judged)),
  }));
}

export function countIn(group: Group, silences: Iterable<Silence>): number {
  return [...silences].filter(({ band }) => group === 'all' || band === group).length;
}

function openSheet() {
  let alerts = 0;
  let leaving = 0;
  const delayDays: number[] = [];
  const leadDays: number[] = [];
  return {
    add(
      { silence, at, leftAt }: Alarm & { readonly leftAt: EpochMs | undefined },
      { windowMs, churnAfterMs }: JudgedTime,
    ): void {
      alerts += 1;
      if (leftAt === undefined) return;
      if (leftAt > at) {
        if (leftAt <= at + windowMs) leaving += 1;
        return;
      }
      delayDays.push((at - leftAt) / DAY);
      leadDays.push((silence.lastAt + churnAfterMs - at) / DAY);
    },
    judged: (): Omit<JudgedByTruth, 'recall'> => ({
      alerts,
      gone: delayDays.length,
      precision: share(delayDays.length, alerts),
      leaving,
      medianDelayDays: median(delayDays),
      medianLeadDays: median(leadDays),
    }),
  };
}
