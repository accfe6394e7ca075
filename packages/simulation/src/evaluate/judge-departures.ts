import { DAY, type EpochMs } from '@tidemark/core';
import type { Replayed } from '../replay/fold/replay-history.ts';
import type { Departure } from '../shop/open-shop.ts';
import { alarmsOf, openAlertCounts } from './alert-counts.ts';
import { alertsOf } from './alerts-of.ts';
import { GROUPS, type Group } from './bands.ts';
import { baselineRules } from './baselines.ts';
import { byChance } from './by-chance.ts';
import type { Silences } from './collect-silences.ts';
import { departedSilences } from './departed-silences.ts';
import type { JudgedTime } from './judged-time.ts';
import { type Alarm, byGroup } from './tally.ts';
import { countIn, type JudgedByTruth, tallyDepartures } from './tally-departures.ts';

/** The alerts of the customers of one band, by who had left. */
export interface DepartedGroup {
  readonly group: Group;
  /** How many departures recall is of. */
  readonly departures: number;
  readonly raised: JudgedByTruth;
  readonly escalated: JudgedByTruth;
  /** How often the customer of an alert at any day would have left by then; null where there is no such day. */
  readonly byChance: number | null;
  /** Plain recency at as many alerts or up to a tenth more; null where none raises as many, or none was raised. */
  readonly recency: (JudgedByTruth & { readonly words: string }) | null;
}

/** How good the alerts of a replay were by who is known to have left for good. */
export interface JudgedDepartures {
  /** Departures that do not count: of customers who bought afterwards, or not before. */
  readonly leftOut: number;
  /** Recall is of who left up to this instant, and would have been called churned by the end. */
  readonly lastLeftAt: EpochMs;
  readonly groups: readonly DepartedGroup[];
}

/**
 * Judges the alerts of a replay by departures that are known: those of a simulated shop, or of contracts that were ended. A
 * window can only tell whether a customer bought again within it; this tells whether it was still there.
 *
 * @param time that of the evaluation beside: the same alerts are judged
 */
export function judgeDepartures(
  departures: readonly Departure[],
  silences: Silences,
  replayed: Replayed,
  time: JudgedTime,
): JudgedDepartures {
  const all = [...silences.byCustomer.values()].flat();
  const departed = departedSilences(departures, silences);
  const lastLeftAt = time.to + time.windowMs - time.churnAfterMs;
  const recalled = new Set(
    [...departed.last].filter((silence) => {
      const leftAt = departed.leftAt.get(silence)!;
      return leftAt > time.from && leftAt <= lastLeftAt;
    }),
  );
  const judged = (alarms: Iterable<Alarm>) => tallyDepartures(alarms, departed, recalled, time);
  const raised = judged(alertsOf(replayed, silences, 'RAISED'));
  const escalated = judged(alertsOf(replayed, silences, 'ESCALATED'));
  const { recency } = baselineRules(silences.scoreSteps, time.churnAfterMs / DAY);
  const asMany = openAlertCounts(all, recency, time).asMany(byGroup((group) => raised[group].alerts));
  const chance = byChance(all, time, (silence, before) => {
    const { lastAt, nextAt } = silence;
    const leftAt = departed.leftAt.get(silence) ?? nextAt;
    return leftAt >= nextAt ? 0 : before(nextAt - lastAt) - before(leftAt - lastAt);
  });
  return {
    leftOut: departed.leftOut,
    lastLeftAt,
    groups: GROUPS.map((group) => {
      const rule = asMany[group]?.rule;
      return {
        group,
        departures: countIn(group, recalled),
        raised: raised[group],
        escalated: escalated[group],
        byChance: chance[group],
        recency:
          rule === undefined ? null : { words: rule.words, ...judged(alarmsOf(all, rule.after))[group] },
      };
    }),
  };
}
