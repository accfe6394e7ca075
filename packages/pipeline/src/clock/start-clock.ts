import type { DeploymentConfig } from '@tidemark/core';
import { customerEventsBlockSchema, subjectOf } from '@tidemark/schemas';
import {
  openWireEncoder,
  type RunningService,
  retryDelayMs,
  type ServiceContext,
  TidemarkError,
} from '@tidemark/stream';
import { readDeployment } from '../deployment/read-deployment.ts';
import { namesOf } from '../names/names.ts';
import { decideTick, type LastTick } from './decide-tick.ts';
import { isHistoryLoaded, sourceEnds } from './history.ts';
import { lookAt } from './look-at.ts';
import { openToldTime, type ToldTime } from './told-time.ts';

/** How often the clock looks at every partition. */
const LOOK_MS = 250;
/** How often it says that it still waits for history. */
const REMIND_MS = 60_000;

interface Clock {
  readonly context: ServiceContext;
  readonly deployment: DeploymentConfig;
  readonly time: ToldTime;
  readonly last: Map<number, LastTick>;
}

/**
 * Starts the clock: it tells each partition of the log what time it is whenever silence there may have something to
 * say. It writes nothing, and is not ready, before the intakes have carried over what the sources held when it started.
 * Two clocks do no harm: stream time is the latest tick.
 */
export async function startClock(context: ServiceContext): Promise<RunningService> {
  const { log, registry, timing, logger } = context;
  const deployment = await readDeployment(context);
  const subject = subjectOf(namesOf(context).customerEvents);
  const encoder = await openWireEncoder({ registry, subject, codec: customerEventsBlockSchema });
  const appender = await log.openAppender();
  const time = openToldTime({ context, deployment, appender, encoder });
  const clock: Clock = { context, deployment, time, last: new Map() };
  const stopping = new AbortController();
  let isReady = false;

  const run = async () => {
    const untilLoaded = await openHistoryGate(context);
    let failures = 0;
    while (!stopping.signal.aborted) {
      try {
        isReady = await untilLoaded();
        if (isReady) await tickAll(clock);
        failures = 0;
      } catch (error) {
        if (!(error instanceof TidemarkError && error.isRetryable)) throw error;
        failures += 1;
        isReady = false;
        logger.warn({ err: error, failures }, 'looking at the partitions again');
      }
      await timing.wait(failures === 0 ? LOOK_MS : retryDelayMs(failures), stopping.signal);
    }
  };
  const ended = run();
  ended.catch(() => undefined);
  return {
    isReady: () => isReady,
    ended,
    stop: async () => {
      stopping.abort();
      await ended;
      await appender.close();
    },
  };
}

/** Tells whether the history that the sources held at this moment is loaded; once it is, it stays so. */
async function openHistoryGate(context: ServiceContext): Promise<() => Promise<boolean>> {
  const { timing, logger } = context;
  const ends = await sourceEnds(context);
  let isLoaded = false;
  let remindedAt = timing.now();
  return async () => {
    isLoaded ||= await isHistoryLoaded(context, ends);
    if (!isLoaded && timing.now() - remindedAt >= REMIND_MS) {
      remindedAt = timing.now();
      logger.warn(
        'no tick yet: the intakes have not carried over what the sources held at the start; are all three running?',
      );
    }
    return isLoaded;
  };
}

async function tickAll(clock: Clock): Promise<void> {
  const partitions = Array.from({ length: clock.deployment.partitions }, (_, partition) => partition);
  await Promise.all(partitions.map((partition) => tickOne(clock, partition)));
}

async function tickOne({ context, time, last }: Clock, partition: number): Promise<void> {
  const { timing, metrics } = context;
  const view = await lookAt(context, partition, timing.now());
  const now = timing.now();
  const next = decideTick(view, last.get(partition), now);
  if (next === undefined) return;
  const { at, hasWork } = next;
  const { offset } = await time.tell(partition, at, now);
  last.set(partition, { at, offset, writtenAt: now, hadWork: hasWork });
  metrics.ticksWritten.inc();
}
