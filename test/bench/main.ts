import { writeFile } from 'node:fs/promises';
import { prepareServers } from '../../infra/local/index.ts';
import { startProcesses } from '../support/start-processes.ts';
import { readBenchOptions } from './bench-options.ts';
import { printReport } from './report/print-report.ts';
import { runBench } from './run-bench.ts';

const options = readBenchOptions(process.argv.slice(2));
const missing = await prepareServers();
if (missing.length > 0) {
  console.error(missing.join('\n'));
  process.exit(1);
}
await using servers = await startProcesses();
const report = await runBench(servers, options, (line) => console.error(line));
console.log(printReport(report));
if (options.jsonFile !== undefined) await writeFile(options.jsonFile, `${JSON.stringify(report, null, 2)}\n`);
