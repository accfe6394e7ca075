import type { DestinationStream, Logger } from 'pino';
import { BASE_SETTINGS, type BaseSettings } from '../config/base-settings.ts';
import { checksFor } from '../config/check-base-settings.ts';
import type { Environment } from '../config/environment.ts';
import { readSettings, type SettingsCheck } from '../config/read-settings.ts';
import type { Settings, SettingsShape } from '../config/setting-kinds.ts';
import { createLogger } from '../logging/create-logger.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import type { Timing } from '../ports/timing.ts';
import type { Adapters } from './adapters.ts';
import { type ClosingList, createClosingList } from './closing-list.ts';
import type { ProcessEvents } from './process-events.ts';
import type { ServiceDeclaration } from './service-declaration.ts';
import { createServiceHealth, type ServiceHealth } from './service-health.ts';

/** Everything outside the service: real in a process, made up in tests. */
export interface Surroundings {
  readonly env: Environment;
  readonly events: ProcessEvents;
  readonly adapters: Adapters;
  readonly timing: Timing;
  /** Where log lines go; standard output when absent. */
  readonly destination?: DestinationStream;
}

/** What the steps of one run share. */
export interface Run<Shape extends SettingsShape, Own extends Catalogue> {
  readonly declaration: ServiceDeclaration<Shape, Own>;
  readonly surroundings: Surroundings;
  readonly settings: BaseSettings & Settings<Shape>;
  readonly logger: Logger;
  readonly health: ServiceHealth;
  readonly closing: ClosingList;
}

/**
 * Reads the settings and builds the logger, the only parts that can fail before there is anything to close.
 *
 * @throws TidemarkError 'config-invalid'.
 */
export function prepareRun<Shape extends SettingsShape, Own extends Catalogue>(
  declaration: ServiceDeclaration<Shape, Own>,
  surroundings: Surroundings,
): Run<Shape, Own> {
  const { env, destination } = surroundings;
  const checks = checksFor(declaration.needs) as readonly SettingsCheck<unknown>[];
  const shape: SettingsShape = { ...BASE_SETTINGS, ...declaration.settings };
  // A merged shape reads what both shapes read; TypeScript does not follow a spread of a type parameter.
  const settings = readSettings(shape, env, checks) as BaseSettings & Settings<Shape>;
  const logger = createLogger({
    service: declaration.name,
    deployment: settings.TIDEMARK_DEPLOYMENT,
    level: settings.LOG_LEVEL,
    destination,
  });
  const health = createServiceHealth();
  return { declaration, surroundings, settings, logger, health, closing: createClosingList() };
}
