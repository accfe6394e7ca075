import { parseArgs } from 'node:util';
import {
  freePort,
  prepareServers,
  startKafka,
  startRedis,
  startRegistry,
} from '../../../infra/local/index.ts';
import { printTable } from '../report/print-table.ts';
import { measureIdle } from './measure-idle.ts';
import { startCountingProxy } from './start-counting-proxy.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } });
const missing = await prepareServers();
if (missing.length > 0) {
  console.error(missing.join('\n'));
  process.exit(1);
}
const proxied = { port: await freePort(), advertisedPort: await freePort() };
await using kafka = await startKafka({ proxied });
await using registry = await startRegistry();
await using redis = await startRedis();
await using proxy = await startCountingProxy(proxied.advertisedPort, proxied.port);
const direct = { kafkaBrokers: kafka.url, registryUrl: registry.url, redisUrl: redis.url };
const servers = {
  direct,
  proxied: { ...direct, kafkaBrokers: `127.0.0.1:${proxied.advertisedPort}` },
  proxy,
  pids: new Map([
    ['Kafka', kafka.pid],
    ['Redis', redis.pid],
  ]),
};
for (const { costs, redisCommands } of await measureIdle(servers, Number(values.seconds))) {
  const rows = costs.map(({ name, cores, requests }) => {
    const all = [...requests.values()].reduce((sum, each) => sum + each, 0);
    const parts = [...requests].map(([kind, each]) => `${kind} ${each.toFixed(1)}`).join(', ');
    return [name, `${(cores * 100).toFixed(2)} %`, all.toFixed(1), parts];
  });
  console.log(printTable([['idle', 'of a core', 'requests/s', 'of them'], ...rows]));
  console.log(`Redis commands/s: ${redisCommands.toFixed(1)}\n`);
}
