import type { Logger } from 'pino';
import type { Metrics } from './metrics/metrics.ts';
import type { Log } from './ports/log.ts';
import type { SchemaRegistry } from './ports/schema-registry.ts';
import type { StateStore } from './ports/state-store.ts';

/** Time as an argument: the wall clock in services, a driven one in simulations. */
export interface Timing {
  /** Epoch milliseconds. */
  now(): number;
  /** Resolves after `ms`, or at once when the signal is aborted. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}

/** All that a service may touch. The same service runs on Kafka and Redis or in memory: only this differs. */
export interface ServiceContext {
  /** The deployment's id: prefix of groups and transactional ids, compared with the frame in the log. */
  readonly deployment: string;
  /** Put before every topic name; usually empty. */
  readonly topicPrefix: string;
  readonly log: Log;
  readonly store: StateStore;
  readonly registry: SchemaRegistry;
  readonly timing: Timing;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** A started service. */
export interface RunningService {
  /** True while it does its work: assigned (or knowingly without partitions) and past its claims. */
  isReady(): boolean;
  /** Rejects when it cannot go on; resolves after `stop`. */
  readonly ended: Promise<void>;
  /** Finishes what is in flight and lets go of everything. */
  stop(): Promise<void>;
}
