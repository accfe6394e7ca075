import { prepareServers } from '../../../infra/local/index.ts';
import { startProcesses } from '../../support/start-processes.ts';
import { measureRestarts, measureStandBy, type Takeovers } from './measure-takeover.ts';

const ROUNDS = 3;

const missing = await prepareServers();
if (missing.length > 0) {
  console.error(missing.join('\n'));
  process.exit(1);
}
await using servers = await startProcesses();
console.log('kill -9, the same instance started again: from its start to its first new output');
for (const [victim, restarts] of await measureRestarts(servers, ROUNDS)) print(victim, restarts);
console.log(
  'kill -9 of one of two segmenters: from the kill until the other has published all of the next second',
);
print('segmenter', await measureStandBy(servers, ROUNDS));

function print(victim: string, { medianMs, eachMs }: Takeovers): void {
  const each = eachMs.map((ms) => (ms / 1_000).toFixed(2)).join(', ');
  console.log(`${victim}: ${(medianMs / 1_000).toFixed(2)} s (${each})`);
}
