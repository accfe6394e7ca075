import { startRegistry } from '../../../infra/local/index.ts';
import { describeRounds, isFaultless } from './describe-rounds.ts';
import { runRounds } from './run-rounds.ts';

const DECK = {
  kill: 6,
  freeze: 3,
  'redis-cut': 5,
  'redis-restart': 2,
  'broker-restart': 2,
  'cut-end': 5,
  'cut-script': 5,
  'cut-other': 5,
} as const;
/** With these 200,000 events last about as long as 100 rounds. */
const CUSTOMERS = 2_500;
const DAYS_PER_SECOND = 2;

export interface LongRounds {
  readonly seed: number;
  readonly rounds: number;
  readonly events: number;
}

/** The long form of rounds.e2e.test.ts; prints what came of it and returns whether all was well. */
export async function longRounds({ seed, rounds, events }: LongRounds): Promise<boolean> {
  const repeat = `pnpm test:faults rounds --seed ${seed} --rounds ${rounds} --events ${events}`;
  console.log(`seed ${seed}; the same rounds again: ${repeat}`);
  await using registry = await startRegistry();
  const run = { seed, rounds, events, deck: DECK, customers: CUSTOMERS, speed: DAYS_PER_SECOND };
  const report = await runRounds({ ...run, onRound: console.log }, registry.url);
  console.log(`seed ${seed}: ${describeRounds(report)}`);
  return isFaultless(report);
}
