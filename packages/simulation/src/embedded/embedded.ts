import { type EpochMs, retail, type ZoneTable } from '@tidemark/core';
import { deploymentWith, type EmbeddedLists, PIPELINE_METRICS, startEmbedded } from '@tidemark/pipeline';
import { createMemoryBroker, createMemoryContext, type ServiceContext, type Timing } from '@tidemark/stream';
import { createSimulatedClock } from '../driving/simulated-clock.ts';
import { forgetRead } from './forget-read.ts';

/** What an embedded deployment is made with. */
export interface EmbeddedOptions extends EmbeddedLists {
  readonly zone: ZoneTable;
  readonly currency: string;
  /** Where the simulated clock starts: not after the first day to come. */
  readonly startAt: EpochMs;
  /** The wall clock. */
  readonly timing: Timing;
}

/** A deployment whose services, log, store and registry are all in this process, in simulated time. */
export interface EmbeddedDeployment {
  readonly context: ServiceContext;
  /** Moves the log's clock; to be called before each append. */
  advanceTo(at: EpochMs): void;
  /** Deletes records that all their readers have passed, the public topics whole: call it when the outputs are read. */
  forget(): Promise<void>;
  /** Rejects with the first service that cannot go on. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const DEPLOYMENT = 'demo';
const PARTITIONS = 4;

/** Sets a deployment up in memory and starts the intakes and the segmenter: 4 partitions, the preset `retail`, go-live at 0. */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDeployment> {
  const clock = createSimulatedClock(options.startAt, options.timing);
  const broker = createMemoryBroker(clock.timing);
  const context = createMemoryContext({
    deployment: DEPLOYMENT,
    timing: clock.timing,
    broker,
    metrics: PIPELINE_METRICS,
  });
  const deployment = deploymentWith({
    id: DEPLOYMENT,
    partitions: PARTITIONS,
    zone: options.zone,
    currencies: [options.currency],
    goLive: 0,
    time: 'simulated',
  });
  const { sources, outputs, fold } = options;
  const pipeline = await startEmbedded(context, { deployment, policy: retail, sources, outputs, fold });
  return {
    context,
    advanceTo: clock.advanceTo,
    forget: () => forgetRead(context, broker, options),
    ended: pipeline.ended,
    stop: async () => {
      await pipeline.stop();
      await context.log.close();
      await context.store.close();
    },
  };
}
