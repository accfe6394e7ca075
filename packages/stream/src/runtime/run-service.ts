import { processEnvironment } from '../config/environment.ts';
import type { SettingsShape } from '../config/setting-kinds.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import { nodeProcessEvents } from './process-events.ts';
import { SERVER_ADAPTERS } from './server-adapters.ts';
import type { ServiceDeclaration } from './service-declaration.ts';
import { startRuntime } from './start-runtime.ts';
import { createSystemTiming } from './system-timing.ts';

/**
 * The whole life of a service's process, on Kafka, Redis and the registry that the environment names.
 * It ends the process, with a code of `EXIT_CODES`.
 *
 * @example
 * await runService({ name: 'clock', needs: ['store'], settings: { GRACE_MS }, metrics: {}, start: startClock });
 */
export async function runService<Shape extends SettingsShape, Own extends Catalogue>(
  declaration: ServiceDeclaration<Shape, Own>,
): Promise<never> {
  const code = await startRuntime(declaration, {
    env: processEnvironment(),
    events: nodeProcessEvents(),
    adapters: SERVER_ADAPTERS,
    timing: createSystemTiming(),
  });
  process.exit(code);
}
