import { once } from 'node:events';
import { parseStackArguments, STACK_USAGE, type StackRequest } from './stack/stack-arguments.ts';
import { startStack } from './stack/start-stack.ts';

/** Runs the stack until a signal; a server that ends by itself ends the others and is a failure. */
async function runStack(request: StackRequest & { kind: 'start' }): Promise<void> {
  const signalled = Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal))).then(
    () => null,
  );
  console.error('Starting Kafka, the schema registry and Redis …');
  const started = await Promise.race([startStack(request.ports, request.dataFolder), signalled]);
  if (started === null) process.exit(1); // half started: leaving kills those that run already
  await using stack = started;
  for (const [name, value] of Object.entries(stack.environment)) console.log(`export ${name}=${value}`);
  console.error(`Ready. Data: ${request.dataFolder ?? 'kept nowhere'}. Ctrl-C stops them.`);
  const failure = await Promise.race([stack.firstEnd, signalled]);
  if (failure !== null) throw new Error(failure);
  console.error('Stopping …');
}

try {
  // pnpm starts a script in the project's folder and says in INIT_CWD from where.
  const request = parseStackArguments(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  if (request.kind === 'help') console.log(STACK_USAGE);
  else {
    await runStack(request);
    console.error('Stopped.');
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
