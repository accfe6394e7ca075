import { type PipelineContext, purchases, startIntake, startSegmenter } from '@tidemark/pipeline';
import type { RunningService } from '@tidemark/stream';
import { openRealContext } from '../../support/real-context.ts';
import type { Job } from './job.ts';
import type { Meter } from './meter.ts';
import { watchedContext } from './watched-context.ts';

/** Runs the intake of purchases as it ships until the backlog is in the log. */
export function runIntake(job: Job, meter: Meter): Promise<void> {
  return runUntilDone(job, meter, (context) => startIntake(context, purchases, { acceptsDead: false }));
}

/** Runs the segmenter as it ships until the log is folded. */
export function runSegmenter(job: Job, meter: Meter): Promise<void> {
  return runUntilDone(job, meter, (context) => startSegmenter(context, { recovery: 'refuse' }));
}

async function runUntilDone(
  { deployment, urls }: Job,
  meter: Meter,
  start: (context: PipelineContext) => Promise<RunningService>,
): Promise<void> {
  await using context = await openRealContext(deployment, urls);
  const service = await start(watchedContext(context, meter));
  await Promise.race([meter.done, service.ended]);
  await service.stop();
}
