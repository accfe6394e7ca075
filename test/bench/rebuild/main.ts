import { parseArgs } from 'node:util';
import { prepareServers, startKafka, startRedis, startRegistry } from '../../../infra/local/index.ts';
import { measureRebuild } from './measure-rebuild.ts';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '500000' },
    customers: { type: 'string', default: '50000' },
    block: { type: 'string', default: '500' },
  },
});
const missing = await prepareServers();
if (missing.length > 0) {
  console.error(missing.join('\n'));
  process.exit(1);
}
await using kafka = await startKafka();
await using registry = await startRegistry();
await using redis = await startRedis({ appendOnly: 'everysec' });
const urls = {
  kafkaBrokers: kafka.url,
  kafkaFolder: kafka.folder,
  registryUrl: registry.url,
  redisUrl: redis.url,
};
const workload = {
  events: Number(values.events),
  customers: Number(values.customers),
  blockEvents: Number(values.block),
};
const report = await measureRebuild(urls, workload, (line) => console.error(line));
console.log(JSON.stringify(report, null, 2));
