import { once } from 'node:events';
import { parseStackArguments, STACK_USAGE, type StackRequest } from './stack/stack-arguments.ts';
import { startStack } from './stack/start-stack.ts';

/** Runs the stack until a signal; a server that ends by itself ends the others and is a failure. */
async function runStack(request: StackRequest & { kind: 'start' }): Promise<void> {
  const signalled = Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)));
  // A signal while the servers are still starting: leaving kills those that run already.
  void signalled.then(() => stack ?? process.exit());
  let stack: Awaited<ReturnType<typeof startStack>> | undefined;
  console.error('Starting Kafka, the schema registry and Redis …');
  stack = await startStack(request.ports, request.dataFolder);
  await using _ = stack;
  for (const [name, value] of Object.entries(stack.environment)) console.log(`export ${name}=${value}`);
  console.error(`Ready. Data: ${request.dataFolder ?? 'kept nowhere'}. Ctrl-C stops them.`);
  const reason = await Promise.race([signalled.then(() => null), stack.firstEnd]);
  if (reason !== null) throw new Error(reason);
  console.error('Stopping …');
}

try {
  const request = parseStackArguments(process.argv.slice(2));
  if (request.kind === 'help') console.log(STACK_USAGE);
  else await runStack(request);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
