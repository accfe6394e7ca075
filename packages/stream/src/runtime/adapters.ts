import type { Logger } from 'pino';
import type { BaseSettings } from '../config/base-settings.ts';
import type { Log } from '../ports/log.ts';
import type { LogAdmin } from '../ports/log-admin.ts';
import type { SchemaRegistry } from '../ports/schema-registry.ts';
import type { StateStore } from '../ports/state-store.ts';
import type { Timing } from '../ports/timing.ts';

/** What an adapter is opened with. */
export interface AdapterOptions {
  /** The service's name. */
  readonly service: string;
  readonly settings: BaseSettings;
  readonly logger: Logger;
  readonly timing: Timing;
}

/** How a runtime comes by its ports: Kafka, Redis and a registry, or memory. Called only for what a service needs. */
export interface Adapters {
  openLog(options: AdapterOptions): Promise<Log>;
  openAdmin(options: AdapterOptions): Promise<LogAdmin>;
  openStore(options: AdapterOptions): Promise<StateStore>;
  openRegistry(options: AdapterOptions): Promise<SchemaRegistry>;
}
