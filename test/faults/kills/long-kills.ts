import { startKafka, startRedis, startRegistry } from '../../../infra/local/index.ts';
import { runKills } from './run-kills.ts';

const SEGMENTER_KILLS = { committed: 7, open: 7, stepped: 3, applied: 3 } as const;
const INTAKE_KILLS = { appending: 5, appended: 5 } as const;

/** The long form of kills.e2e.test.ts, some five minutes; prints what came of it and returns whether all was well. */
export async function longKills(seed: number): Promise<boolean> {
  await using kafka = await startKafka();
  await using registry = await startRegistry();
  await using redis = await startRedis();
  const report = await runKills(
    {
      name: 'faults',
      seed,
      customers: 1_500,
      days: 200,
      speed: 1,
      segmenterKills: SEGMENTER_KILLS,
      intakeKills: INTAKE_KILLS,
    },
    { kafkaBrokers: kafka.url, registryUrl: registry.url, redisUrl: redis.url },
  );
  const { seconds, events, customers, outputs, segmenterKills, intakeKills, chainFaults, differing } = report;
  console.log(
    [
      `seed ${seed}: ${events} events of ${customers} customers made ${outputs} outputs in ${Math.round(seconds)} s`,
      `segmenter killed ${segmenterKills.length} times: ${segmenterKills.join(', ')}`,
      `intake killed ${intakeKills.length} times: ${intakeKills.join(', ')}`,
      `faults in chains: ${chainFaults.length}; customers that differ from the run without faults: ${differing.length}`,
      ...chainFaults.slice(0, 10),
    ].join('\n'),
  );
  const isWhole = segmenterKills.length === 20 && intakeKills.length === 10;
  return isWhole && chainFaults.length + differing.length === 0;
}
