// The long form of kills/kills.e2e.test.ts: `pnpm test:faults [--seed N]`, some ten minutes on servers of its own.
import { parseArgs } from 'node:util';
import { startKafka, startRedis, startRegistry } from '../../infra/local/index.ts';
import { runKills } from './kills/run-kills.ts';

const { values: flags } = parseArgs({ options: { seed: { type: 'string', default: '1' } } });

await using kafka = await startKafka();
await using registry = await startRegistry();
await using redis = await startRedis();
const report = await runKills(
  {
    name: 'faults',
    seed: Number(flags.seed),
    customers: 1_500,
    days: 200,
    speed: 1,
    segmenterKills: { committed: 7, open: 7, stepped: 3, applied: 3 },
    intakeKills: { appending: 5, appended: 5 },
  },
  { kafkaBrokers: kafka.url, registryUrl: registry.url, redisUrl: redis.url },
);
const { seconds, events, customers, outputs, segmenterKills, intakeKills, chainFaults, differing } = report;
console.log(
  [
    `seed ${flags.seed}: ${events} events of ${customers} customers made ${outputs} outputs in ${Math.round(seconds)} s`,
    `segmenter killed ${segmenterKills.length} times: ${segmenterKills.join(', ')}`,
    `intake killed ${intakeKills.length} times: ${intakeKills.join(', ')}`,
    `faults in chains: ${chainFaults.length}; customers that differ from the run without faults: ${differing.length}`,
    ...chainFaults.slice(0, 10),
  ].join('\n'),
);
const isWhole = segmenterKills.length === 20 && intakeKills.length === 10;
process.exitCode = isWhole && chainFaults.length + differing.length === 0 ? 0 : 1;
