import { writeFile } from 'node:fs/promises';
import { prepareServers } from '../../infra/local/index.ts';
import { startProcesses } from '../support/start-processes.ts';
import { readBenchOptions } from './bench-options.ts';
import { runParts } from './run-parts.ts';

const options = readBenchOptions(process.argv.slice(2));
const missing = await prepareServers();
if (missing.length > 0) {
  console.error(missing.join('\n'));
  process.exit(1);
}
await using servers = await startProcesses();
const report = await runParts(servers, options, {
  progress: (line) => console.error(line),
  table: (table) => console.log(`${table}\n`),
});
if (options.jsonFile !== undefined) await writeFile(options.jsonFile, `${JSON.stringify(report, null, 2)}\n`);
