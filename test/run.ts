import { join } from 'node:path';
import { runStages } from './house/run-stages.ts';
import { STAGES } from './house/stages.ts';

/** Stages whose point is tests: a run of one of them in which no test ran has failed. */
const TESTING = ['unit', 'servers'];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !STAGES.some((stage) => stage.name === name));
if (unknown.length > 0) {
  const names = STAGES.map((stage) => stage.name).join(', ');
  console.error(`Cannot run "${unknown.join(' ')}": the stages are ${names}`);
  process.exit(1);
}

const selected = STAGES.filter((stage) => asked.length === 0 || asked.includes(stage.name));
const { isOk, counts } = await runStages(join(import.meta.dirname, '..'), selected, (text) =>
  process.stdout.write(text),
);
const expectsTests = selected.some((stage) => TESTING.includes(stage.name));
if (!isOk || (expectsTests && counts.passed === 0)) process.exitCode = 1;
