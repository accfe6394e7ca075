import type { DeploymentConfig, Fold, Policy } from '@tidemark/core';
import type { RunningService } from '@tidemark/stream';
import { startIntake } from './intake/start-intake.ts';
import type { PipelineContext } from './metrics/pipeline-context.ts';
import type { OutputTopic } from './outputs/output-topic.ts';
import { startSegmenter } from './segmenter/start-segmenter.ts';
import { setup } from './setup/setup.ts';
import { sources as standardSources } from './sources/list.ts';
import type { Source } from './sources/source.ts';

/** The lists that an embedded deployment runs with; the standard ones by default. */
export interface EmbeddedLists {
  readonly sources?: readonly Source[] | undefined;
  readonly outputs?: readonly OutputTopic[] | undefined;
  /** What folds the customers: its dimensions and signals. */
  readonly fold?: Fold | undefined;
}

/** What an embedded deployment is made with. */
export interface EmbeddedOptions extends EmbeddedLists {
  readonly deployment: DeploymentConfig;
  readonly policy: Policy;
}

/** Intakes and segmenter in one process. */
export interface EmbeddedPipeline {
  /** Rejects with the first service that cannot go on. */
  readonly ended: Promise<void>;
  /** Stops the services one after the other, in the reverse of the order in which they were started. */
  stop(): Promise<void>;
}

/**
 * Sets a deployment up on the context's adapters and starts the segmenter and an intake for each source on them: the whole
 * path in one process. It has no clock: whoever drives it appends the ticks.
 *
 * @throws PolicyInvalid or TidemarkError `refused`, as `setup` does
 */
export async function startEmbedded(
  context: PipelineContext,
  options: EmbeddedOptions,
): Promise<EmbeddedPipeline> {
  const { sources = standardSources, outputs, fold } = options;
  await setup(context, { ...options, from: 'earliest' });
  const services: RunningService[] = [await startSegmenter(context, { recovery: 'refuse', outputs, fold })];
  for (const source of sources) services.push(await startIntake(context, source, { acceptsDead: false }));
  return {
    ended: Promise.race(services.map(({ ended }) => ended)),
    stop: async () => {
      for (const service of services.toReversed()) await service.stop();
    },
  };
}
