import { dimensions } from '@tidemark/core';
import { presetNames } from '@tidemark/pipeline';
import { beforeAll, describe, expect, test } from 'vitest';
import { findPolicy } from '../../packages/cli/src/policy/find-policy.ts';
import { replayHistory } from '../../packages/simulation/src/replay/fold/replay-history.ts';
import { type History, historyOf } from '../../packages/simulation/src/replay/history/history.ts';
import { summarize } from '../../packages/simulation/src/replay/summary/summarize.ts';
import { cdnowEvents, hasCdnow } from '../support/cdnow.ts';
import { utc } from '../support/simulated-deployment.ts';

const END = Date.parse('1998-07-01T00:00:00Z');
const CUSTOMERS = 23_570;
/** Calibrated, every n-th customer. */
const SAMPLED = 10;

describe.skipIf(!hasCdnow())('over the whole CDNOW log', () => {
  let whole: History;
  let sample: History;
  beforeAll(async () => {
    whole = historyOf(await cdnowEvents(), END);
    sample = { ...whole, customers: whole.customers.filter((_, index) => index % SAMPLED === 0) };
  });

  test.each(presetNames)('the preset %s classifies everybody in every dimension', async (name) => {
    const { policy } = await findPolicy(name);

    const replayed = replayHistory(whole, {
      policy,
      calibrating: { by: 'policy' },
      zone: utc,
      currencies: ['USD'],
    });

    const { segments, classes } = summarize(replayed, 'USD', utc);
    const found = Object.entries(segments).map(([segment, { customers }]) => `${segment} ${customers}`);
    console.log(`${name}: ${found.join(', ')}`);
    expect(replayed.snapshots).toHaveLength(CUSTOMERS);
    expect(replayed.snapshots.filter((snapshot) => snapshot.classes.includes(null))).toEqual([]);
    expect(Object.keys(classes)).toEqual(dimensions.map((dimension) => dimension.name));
    for (const counts of Object.values(classes)) {
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(CUSTOMERS);
    }
    expect(Object.keys(segments).length).toBeGreaterThan(2);
  });

  test.each(presetNames)('the preset %s classifies everybody by a scorecard too', async (name) => {
    const { policy } = await findPolicy(name);
    const rules = { policy, zone: utc, currencies: ['USD'] };

    const replayed = replayHistory(sample, { ...rules, calibrating: { by: 'as-of' } });

    const [{ scorecard }] = replayed.scorecards as [(typeof replayed.scorecards)[number]];
    console.log(`${name}: ${JSON.stringify(scorecard)}`);
    expect(replayed.snapshots).toHaveLength(CUSTOMERS / SAMPLED);
    expect(replayed.snapshots.filter((snapshot) => snapshot.classes.includes(null))).toEqual([]);
  });
});
