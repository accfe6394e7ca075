import { DAY, dayStart, localDay, type Policy, retail, type Scorecard } from '@tidemark/core';
import { zoneTransitions } from '@tidemark/pipeline';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  calibrateHistory,
  type DatedScorecard,
} from '../../packages/simulation/src/replay/calibration/calibrate-history.ts';
import { type Replayed, replayHistory } from '../../packages/simulation/src/replay/fold/replay-history.ts';
import { historyOf } from '../../packages/simulation/src/replay/history/history.ts';
import type { Calibrating } from '../../packages/simulation/src/replay/rules/replay-rules.ts';
import type { ShopEvent } from '../../packages/simulation/src/shop/shop-event.ts';
import { cdnowEvents, hasCdnow } from '../support/cdnow.ts';
import { utc } from '../support/simulated-deployment.ts';

const END = Date.parse('1998-06-01T00:00:00Z');
const WINDOW = 365;
const berlin = zoneTransitions('Europe/Berlin');

/** A customer's numbers, added up from the rows alone. */
interface Naive {
  readonly id: string;
  readonly recencyDays: number;
  readonly frequency: number;
  readonly minor: number;
}

/** Everybody with a purchase in the window before END, straight from the log (purchases alone, at noon UTC). */
function naively(events: readonly ShopEvent[]): readonly Naive[] {
  const inWindow = events.filter(({ occurredAt }) => occurredAt < END && occurredAt >= END - WINDOW * DAY);
  const customers = Map.groupBy(inWindow, ({ customerId }) => customerId);
  return [...customers].map(([id, own]) => ({
    id,
    recencyDays: Math.floor((END - Math.max(...own.map(({ occurredAt }) => occurredAt))) / DAY),
    frequency: own.length,
    minor: own.reduce((sum, event) => sum + (event.type === 'purchase' ? event.amountMinor : 0), 0),
  }));
}

/** R's type 7, word for word: h = (n − 1) p + 1, linear between the two neighbours. */
function quantile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  const h = (sorted.length - 1) * p;
  const low = sorted[Math.floor(h)]!;
  const high = sorted[Math.ceil(h)]!;
  return low + (h - Math.floor(h)) * (high - low);
}

/** The ABC letters by the definition: money descending, id ascending, the share before (or with) the customer. */
function letters(customers: readonly Naive[], isInclusive: boolean): ReadonlyMap<string, string> {
  const ranked = customers.toSorted(
    (left, right) => right.minor - left.minor || (left.id < right.id ? -1 : 1),
  );
  const all = ranked.reduce((sum, { minor }) => sum + BigInt(minor), 0n);
  let before = 0n;
  return new Map(
    ranked.map(({ id, minor }) => {
      const share = 100n * (isInclusive ? before + BigInt(minor) : before);
      before += BigInt(minor);
      if (minor <= 0) return [id, 'C'];
      return [id, share < 80n * all ? 'A' : share < 95n * all ? 'B' : 'C'];
    }),
  );
}

const FIFTHS = [1 / 5, 2 / 5, 3 / 5, 4 / 5];
const classOf: Readonly<Record<string, string>> = { A: 'high', B: 'mid', C: 'low' };
const above = (cuts: readonly number[], value: number) => 1 + cuts.filter((cut) => value > cut).length;

describe.skipIf(!hasCdnow())('the CDNOW log, calibrated', () => {
  let events: readonly ShopEvent[];
  beforeAll(async () => {
    events = await cdnowEvents();
  });

  const replay = (policy: Policy, calibrating: Calibrating): Replayed =>
    replayHistory(historyOf(events, END), { policy, calibrating, zone: utc, currencies: ['USD'] });

  test.each(['before', 'inclusive'] as const)(
    'as of its end, with shares %s: cut points, scores, letters, classes and moves as a naive computation has them',
    (abc) => {
      const policy: Policy = { ...retail, calibration: { ...retail.calibration, abc } };

      const { snapshots, outputs, scorecards } = replay(policy, { by: 'as-of' });

      const customers = naively(events);
      const cuts = {
        r: FIFTHS.map((p) =>
          quantile(
            customers.map(({ recencyDays }) => recencyDays),
            p,
          ),
        ),
        f: FIFTHS.map((p) =>
          quantile(
            customers.map(({ frequency }) => frequency),
            p,
          ),
        ),
        m: FIFTHS.map((p) =>
          quantile(
            customers.map(({ minor }) => minor),
            p,
          ),
        ),
      };
      const [{ effectiveAt, scorecard }] = scorecards as [(typeof scorecards)[number]];
      expect(scorecards).toHaveLength(1);
      expect({ effectiveAt, customers: scorecard.customers }).toEqual({
        effectiveAt: END,
        customers: customers.length,
      });
      for (const [index] of FIFTHS.entries()) {
        expect(scorecard.recencyDays[index]).toBeCloseTo(cuts.r[index]!, 6);
        expect(scorecard.frequency[index]).toBeCloseTo(cuts.f[index]!, 6);
        expect(scorecard.monetaryMinor[index]).toBeCloseTo(cuts.m[index]!, 6);
      }

      const letterOf = letters(customers, abc === 'inclusive');
      const expected = new Map(
        customers.map(({ id, recencyDays, frequency, minor }) => [
          id,
          {
            r: 6 - above(scorecard.recencyDays, recencyDays),
            f: above(scorecard.frequency, frequency),
            m: above(scorecard.monetaryMinor, minor),
            abc: letterOf.get(id)!,
            value: classOf[letterOf.get(id)!],
          },
        ]),
      );
      const found = snapshots.filter(({ abc: letter }) => letter !== null);
      expect(found).toHaveLength(customers.length);
      const differing = found.filter(({ customerId, profile, abc: letter }) => {
        const own = { r: profile.r, f: profile.f, m: profile.m, abc: letter, value: profile.value };
        return JSON.stringify(own) !== JSON.stringify(expected.get(customerId));
      });
      expect(differing).toEqual([]);

      const byRules = outputs.filter(({ output }) => output.cause.kind === 'RULES');
      expect(byRules.every(({ output }) => output.at === END)).toBe(true);
      const moved = byRules.flatMap(({ customerId, output }) =>
        output.type === 'segment-changed'
          ? output.changes.map(({ dimension, to }) => ({ customerId, dimension, to }))
          : [],
      );
      const values = moved.filter(({ dimension }) => dimension === 'value');
      expect(values.length).toBeGreaterThan(1_000);
      expect(values.every(({ customerId, to }) => to === expected.get(customerId)!.value)).toBe(true);
    },
  );

  test('as of the end of September 1997 its model of purchases is the one that another implementation finds', () => {
    const september = historyOf(events, Date.parse('1997-10-01T00:00:00Z') - 1);
    const rules = { policy: retail, calibrating: { by: 'as-of' }, zone: utc, currencies: ['USD'] } as const;

    const [{ scorecard, keptOut }] = calibrateHistory(september, rules, () => {}).scorecards as [
      DatedScorecard,
    ];

    const { purchase, spend } = scorecard.models;
    for (const [name, known] of Object.entries({ r: 0.63714, alpha: 7.31029, a: 0.80747, b: 1.22839 }))
      expect(Math.abs(purchase![name as 'r'] / known - 1), name).toBeLessThan(1e-3);
    expect(purchase!.logLikelihood).toBeCloseTo(-95_336.958, 2);
    expect(purchase!.customers).toBe(23_570);
    expect(spend!.customers).toBeGreaterThan(9_000);
    expect(keptOut).toEqual({ purchase: null, spend: null });
  });

  test('monthly: a scorecard at each local first, of everybody as of then; in the end all stand as under the last one', () => {
    const third = events.filter(({ customerId }) => Number(customerId) % 3 === 0);
    const inBerlin = (until: number, calibrating: Calibrating) =>
      replayHistory(historyOf(third, until), {
        policy: retail,
        calibrating,
        zone: berlin,
        currencies: ['USD'],
      });
    const monthly = inBerlin(END, { by: 'monthly' });

    const dates = monthly.scorecards.map(({ effectiveAt }) => {
      const day = localDay(berlin, effectiveAt);
      expect(effectiveAt).toBe(dayStart(berlin, day));
      return new Date(day * DAY).toISOString().slice(0, 10);
    });
    // The end, midnight UTC, is two hours into the first of June in Berlin.
    expect(dates).toEqual([
      ...Array.from({ length: 11 }, (_, month) => `1997-${String(month + 2).padStart(2, '0')}-01`),
      ...Array.from({ length: 6 }, (_, month) => `1998-0${month + 1}-01`),
    ]);

    const february = monthly.scorecards[12]!;
    expect(inBerlin(february.effectiveAt, { by: 'as-of' }).scorecards).toEqual([february]);

    const { scorecard, effectiveAt } = monthly.scorecards.at(-1)!;
    const byLast = inBerlin(END, { by: 'scorecard', scorecard, effectiveAt });
    expect(snapshotsBut(monthly, scorecard)).toEqual(snapshotsBut(byLast, scorecard));
    expect(snapshotsBut(monthly, scorecard).length).toBeGreaterThan(7_000);
  });
});

/** Scores and classes of all but those with exactly the money of a border: a ranking splits them, a scorecard alone cannot. */
function snapshotsBut({ snapshots }: Replayed, { value }: Scorecard): readonly string[] {
  const isTied = (minor: number) => minor === value!.highMinor || minor === value!.midMinor;
  return snapshots
    .filter(({ profile }) => !isTied(profile.monetaryMinor))
    .map(({ customerId, abc, classes, profile: { r, f, m } }) =>
      [customerId, abc, r, f, m, ...classes].join(),
    );
}
