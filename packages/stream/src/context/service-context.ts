import type { Logger } from 'pino';
import type { Catalogue, NoMetrics } from '../metrics/catalogue.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Log } from '../ports/log.ts';
import type { LogAdmin } from '../ports/log-admin.ts';
import type { SchemaRegistry } from '../ports/schema-registry.ts';
import type { StateStore } from '../ports/state-store.ts';
import type { Timing } from '../ports/timing.ts';

/** What a loop may use. The same loop runs on Kafka and Redis or in memory: only this differs. */
export interface LoopContext {
  /** The deployment's id: prefix of groups and transactional ids, compared with the deployment in the log. */
  readonly deployment: string;
  /** Prefix of every topic name; usually empty. */
  readonly topicPrefix: string;
  readonly log: Log;
  readonly store: StateStore;
  readonly registry: SchemaRegistry;
  readonly timing: Timing;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** Everything that a service, a setup or an operator's command may use; `Own` is the service's catalogue of metrics. */
export interface ServiceContext<Own extends Catalogue = NoMetrics> extends LoopContext {
  readonly admin: LogAdmin;
  readonly metrics: Metrics<Own>;
}
