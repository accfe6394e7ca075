import { expect, test } from 'vitest';
import { injectedServers } from '../../support/injected-servers.ts';
import { runKills } from './run-kills.ts';

const SEED = 20_260_101;

test('a segmenter and an intake that are killed again and again publish nothing twice and lose nothing', async () => {
  const report = await runKills(
    {
      name: 'kills',
      seed: SEED,
      customers: 400,
      days: 40,
      speed: 4,
      segmenterKills: { committed: 2, open: 2 },
      intakeKills: { appending: 1, appended: 1 },
    },
    injectedServers(),
  );
  console.log(`seed ${SEED}:`, JSON.stringify({ ...report, differing: report.differing.length }));

  expect(report.chainFaults).toEqual([]);
  expect(report.differing).toEqual([]);
  expect(report.segmenterKills.toSorted()).toEqual(['committed', 'committed', 'open', 'open']);
  expect(report.intakeKills.toSorted()).toEqual(['appended', 'appending']);
  expect(report.outputs).toBeGreaterThan(400);
});
