import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Job } from './job.ts';
import type { Measurement } from './meter.ts';

const MAIN = join(import.meta.dirname, 'main.ts');
/** Many times what the slowest machine takes. */
const TIMEOUT_MS = 300_000;

/** Runs a job in a process of its own. Throws when it ends without a measurement; then stderr has the reason. */
export async function runMeasured(job: Job): Promise<Measurement> {
  const child = fork(MAIN, [JSON.stringify(job)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
    timeout: TIMEOUT_MS,
  });
  let measured: Measurement | undefined;
  child.on('message', (message) => {
    measured = message as Measurement;
  });
  const [code, signal] = await once(child, 'exit');
  if (measured !== undefined) return measured;
  throw new Error(`Cannot measure the ${job.kind}: its process ended with ${signal ?? code}`);
}
