import { customerEventsBlockSchema, subjectOf } from '@tidemark/schemas';
import { openWireEncoder, type RunningService, runPeriodic, type ServiceContext } from '@tidemark/stream';
import { readDeployment } from '../deployment/read-deployment.ts';
import type { PipelineContext } from '../metrics/pipeline-context.ts';
import { namesOf } from '../names/names.ts';
import { sources as standardSources } from '../sources/list.ts';
import type { Source } from '../sources/source.ts';
import { decideTick, type LastTick } from './decide-tick.ts';
import { isHistoryLoaded, sourceEnds } from './history.ts';
import { openTickWriter, type TickWriter } from './tick-writer.ts';
import { openPartitionViewer, type PartitionViewer } from './view-partition.ts';

/** How often the clock looks at every partition unless it is told otherwise. */
export const LOOK_MS = 250;
/** How often it warns that it still waits for history. */
const REMIND_MS = 60_000;

interface Clock {
  readonly context: PipelineContext;
  /** One for each partition of the log, in their order. */
  readonly viewers: readonly PartitionViewer[];
  readonly ticks: TickWriter;
  readonly last: Map<number, LastTick>;
}

/** What a clock may be told. */
export interface ClockSettings {
  /** Whose ends it waits for before its first tick; the standard list by default. */
  readonly sources?: readonly Source[] | undefined;
  /** Milliseconds between two looks at the partitions: how late a silence may be published beside the grace of a tick. */
  readonly lookMs?: number | undefined;
}

/**
 * Starts the clock of a deployment with these sources: it writes a tick into each partition of the log whenever a silence there may be due. It writes
 * nothing, and is not ready, before the intakes have carried over what the sources held when it started. Two clocks do no
 * harm: stream time is the latest tick.
 *
 * @throws TidemarkError `refused` when the log was not set up or belongs to another deployment; an outage at the start.
 * `ended` rejects with `refused` when this machine's clock and the broker's disagree
 */
export async function startClock(
  context: PipelineContext,
  { sources = standardSources, lookMs = LOOK_MS }: ClockSettings = {},
): Promise<RunningService> {
  const { log, registry } = context;
  const deployment = await readDeployment(context);
  const isLoaded = await openHistoryGate(context, sources);
  const subject = subjectOf(namesOf(context).customerEvents);
  const encoder = await openWireEncoder({ registry, subject, codec: customerEventsBlockSchema });
  const appender = await log.openAppender();
  const ticks = openTickWriter({ context, deployment, appender, encoder });
  const viewers = Array.from({ length: deployment.partitions }, (_, partition) =>
    openPartitionViewer(context, partition),
  );
  const clock: Clock = { context, viewers, ticks, last: new Map() };
  const service = runPeriodic(context, {
    name: 'partitions',
    everyMs: lookMs,
    look: async () => {
      if (!(await isLoaded())) return 'waiting';
      await tickAll(clock);
      return 'ready';
    },
  });
  return {
    ...service,
    stop: async () => {
      await service.stop();
      await appender.close();
    },
  };
}

/** Answers whether the history that the sources held at this moment is loaded; once it is, it stays so. */
async function openHistoryGate(
  context: ServiceContext,
  sources: readonly Source[],
): Promise<() => Promise<boolean>> {
  const { timing, logger } = context;
  const ends = await sourceEnds(context, sources);
  const intakes = sources.map(({ name }) => name).join(', ');
  let isLoaded = false;
  let remindedAt = timing.now();
  return async () => {
    isLoaded ||= await isHistoryLoaded(context, ends);
    if (!isLoaded && timing.now() - remindedAt >= REMIND_MS) {
      remindedAt = timing.now();
      logger.warn(
        `no ticks yet: the intakes have not carried over what the sources held at the start; are all of ${intakes} running?`,
      );
    }
    return isLoaded;
  };
}

async function tickAll(clock: Clock): Promise<void> {
  // All of them end before the next look begins, also when one fails.
  const looks = await Promise.allSettled(
    clock.viewers.map((look, partition) => tickOne(clock, look, partition)),
  );
  for (const look of looks) if (look.status === 'rejected') throw look.reason;
}

async function tickOne(
  { context, ticks, last }: Clock,
  look: PartitionViewer,
  partition: number,
): Promise<void> {
  const { timing, metrics } = context;
  const view = await look(timing.now());
  const now = timing.now();
  const next = decideTick(view, last.get(partition), now);
  if (next === undefined) return;
  const { at, hasWork } = next;
  const { offset } = await ticks.write(partition, at, now);
  last.set(partition, { at, offset, writtenAt: now, hadWork: hasWork });
  metrics.ticksWritten.inc();
}
