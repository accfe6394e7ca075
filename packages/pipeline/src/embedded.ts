import type { DeploymentConfig, Policy } from '@tidemark/core';
import type { RunningService } from '@tidemark/stream';
import { feedback } from './intake/feedback.ts';
import { interactions } from './intake/interactions.ts';
import { purchases } from './intake/purchases.ts';
import { startIntake } from './intake/start-intake.ts';
import type { PipelineContext } from './metrics/pipeline-context.ts';
import { startSegmenter } from './segmenter/start-segmenter.ts';
import { setup } from './setup/setup.ts';

/** Every service but the clock, in one process. */
export interface EmbeddedPipeline {
  /** Rejects with the first service that cannot go on. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Sets a deployment up on the context's adapters and starts the intakes and the segmenter on them: the whole path in
 * one process. Time is told by whoever drives it, with ticks of its own.
 */
export async function startEmbedded(
  context: PipelineContext,
  options: { readonly deployment: DeploymentConfig; readonly policy: Policy },
): Promise<EmbeddedPipeline> {
  await setup(context, { ...options, from: 'earliest' });
  const intake = { acceptsDead: false };
  const services: readonly RunningService[] = [
    await startSegmenter(context, { recovery: 'refuse' }),
    await startIntake(context, purchases, intake),
    await startIntake(context, interactions, intake),
    await startIntake(context, feedback, intake),
  ];
  return {
    ended: Promise.race(services.map(({ ended }) => ended)),
    stop: async () => {
      for (const service of services.toReversed()) await service.stop();
    },
  };
}
