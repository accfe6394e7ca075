import type { Need } from '../config/check-base-settings.ts';
import type { ServiceContext } from '../context/service-context.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { SchemaRegistry } from '../ports/schema-registry.ts';
import type { StateStore } from '../ports/state-store.ts';
import type { AdapterOptions, Adapters } from './adapters.ts';
import type { ClosingList } from './closing-list.ts';

/** Opens the log, its administration and what the service needs besides, and adds each to what is to be closed. */
export async function openContext<Own extends Catalogue>(
  adapters: Adapters,
  options: AdapterOptions & { readonly needs: readonly Need[]; readonly metrics: Metrics<Own> },
  closing: ClosingList,
): Promise<ServiceContext<Own>> {
  const { needs, settings, logger, timing, metrics } = options;
  const log = await adapters.openLog(options);
  closing.add('log', () => log.close());
  const admin = await adapters.openAdmin(options);
  const registry = needs.includes('registry') ? await adapters.openRegistry(options) : undeclaredRegistry;
  const store = needs.includes('store') ? await adapters.openStore(options) : undeclaredStore;
  closing.add('store', () => store.close());
  return {
    deployment: settings.TIDEMARK_DEPLOYMENT,
    topicPrefix: settings.TIDEMARK_TOPIC_PREFIX,
    log,
    admin,
    store,
    registry,
    timing,
    logger,
    metrics,
  };
}

const undeclaredStore: StateStore = {
  partition: () => undeclared('store'),
  close: async () => undefined,
};

const undeclaredRegistry: SchemaRegistry = {
  register: async () => undeclared('registry'),
  latestId: async () => undeclared('registry'),
  idOf: async () => undeclared('registry'),
  schemaById: async () => undeclared('registry'),
};

function undeclared(need: Need): never {
  throw new Error(`Cannot use the ${need}: the service does not declare it among its needs`);
}
