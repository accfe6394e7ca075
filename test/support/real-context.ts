import { PIPELINE_METRICS, type PipelineContext } from '@tidemark/pipeline';
import {
  createConfluentRegistry,
  createKafkaLog,
  createKafkaLogAdmin,
  createMetrics,
  createSilentLogger,
  createSystemTiming,
  openRedisStore,
} from '@tidemark/stream';

/** Where the servers are. */
export interface ServerUrls {
  readonly kafkaBrokers: string;
  readonly registryUrl: string;
  readonly redisUrl: string;
}

/** A context on real servers, closed when its test ends. */
export type RealContext = PipelineContext & AsyncDisposable;

/**
 * Everything that a service may use, on real servers, under names of its own: `name` becomes the deployment and the prefix
 * of topics and keys, so that several systems live side by side. Several contexts of one name play several processes.
 */
export async function openRealContext(name: string, urls: ServerUrls): Promise<RealContext> {
  const timing = createSystemTiming();
  const logger = createSilentLogger();
  const connection = { brokers: [urls.kafkaBrokers], clientId: name, logger, timing };
  const log = createKafkaLog({ ...connection, sessionTimeoutMs: 10_000 });
  const store = await openRedisStore({ url: urls.redisUrl, prefix: name, logger });
  return {
    deployment: name,
    topicPrefix: `${name}.`,
    log,
    admin: createKafkaLogAdmin(connection),
    store,
    registry: createConfluentRegistry({ url: urls.registryUrl }),
    timing,
    logger,
    metrics: createMetrics(PIPELINE_METRICS),
    [Symbol.asyncDispose]: async () => {
      await log.close();
      await store.close();
    },
  };
}
