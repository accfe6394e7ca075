import { expect, inject, test } from 'vitest';
import { describeRounds } from './describe-rounds.ts';
import { runRounds } from './run-rounds.ts';

const SEED = 20_260_102;
/** Every kind; the ends of transactions and the script more often than anything else. */
const DECK = {
  kill: 1,
  freeze: 1,
  'redis-cut': 2,
  'redis-restart': 1,
  'broker-restart': 1,
  'cut-end': 3,
  'cut-script': 3,
  'cut-other': 2,
} as const;
const ROUNDS = Object.values(DECK).reduce((sum, each) => sum + each, 0);

test('services and servers that fail in every way publish each change once, and the state is the fold of the log', async () => {
  const run = { seed: SEED, customers: 2_000, speed: 3, deck: DECK, rounds: ROUNDS, events: 0 };

  const report = await runRounds({ ...run, onRound: console.log }, inject('registryUrl'));
  console.log(`seed ${SEED}: ${describeRounds(report)}`);

  expect(report.audit).toEqual({ code: 0, report: expect.stringContaining('No differences') });
  expect(report.delivered).toBe(report.events);
  expect(report.gaps).toEqual([]);
  expect(report.duplicates).toEqual([]);
  expect(report.differing).toEqual([]);
  expect(report.rounds).toHaveLength(ROUNDS);
  expect(report.rounds.filter(({ wentBack }) => wentBack > 0)).not.toEqual([]);
  expect(report.outputs).toBeGreaterThan(400);
  expect(report.followUps).toBeGreaterThan(100);
});
