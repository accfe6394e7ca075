import { createMemoryBroker, type MemoryBroker } from '../adapters/memory/log/memory-broker.ts';
import { createMemoryLog } from '../adapters/memory/log/memory-log.ts';
import { createMemoryLogAdmin } from '../adapters/memory/log/memory-log-admin.ts';
import { createMemoryRegistry } from '../adapters/memory/memory-registry.ts';
import { createMemoryStore } from '../adapters/memory/store/memory-store.ts';
import type { ServiceContext } from '../context/service-context.ts';
import { createSilentLogger } from '../logging/silent-logger.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import { createMetrics } from '../metrics/metrics.ts';
import type { StateStore } from '../ports/state-store.ts';
import type { Timing } from '../ports/timing.ts';

export interface MemoryContextOptions<Own extends Catalogue> {
  readonly deployment: string;
  /** '' when absent. */
  readonly topicPrefix?: string;
  readonly timing: Timing;
  /** The service's own catalogue of metrics; `{}` for none. */
  readonly metrics: Own;
  /** What the log stands on; a new, empty one when absent. Contexts that share one are processes of one cluster. */
  readonly broker?: MemoryBroker;
  /** A new, empty one when absent. */
  readonly store?: StateStore;
}

/**
 * Everything that a service may use, in this process: for the demo, for embedded use and for tests. It logs nothing.
 *
 * @example
 * const context = createMemoryContext({ deployment: 'demo', timing: createSystemTiming(), metrics: {} });
 */
export function createMemoryContext<Own extends Catalogue>(
  options: MemoryContextOptions<Own>,
): ServiceContext<Own> {
  const { deployment, topicPrefix = '', timing, broker = createMemoryBroker(timing) } = options;
  return {
    deployment,
    topicPrefix,
    log: createMemoryLog(broker),
    admin: createMemoryLogAdmin(broker),
    store: options.store ?? createMemoryStore(),
    registry: createMemoryRegistry(),
    timing,
    logger: createSilentLogger(),
    metrics: createMetrics(options.metrics),
  };
}
