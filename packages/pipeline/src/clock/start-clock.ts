import type { Frame } from '@tidemark/core';
import type { Block, Tick } from '@tidemark/schemas';
import { customerEventsBlockSchema, subjectOf } from '@tidemark/schemas';
import {
  type Appender,
  openWireEncoder,
  type RunningService,
  retryDelayMs,
  type ServiceContext,
  TidemarkError,
  type WireEncoder,
} from '@tidemark/stream';
import { namesOf } from '../names.ts';
import { decodeMemory, memoryFields, rulersDue } from '../segmenter/partition-memory.ts';
import { readFrame } from '../setup/read-frame.ts';
import { decideTick, GRACE_MS, type LastTick, type PartitionView } from './decide-tick.ts';
import { isHistoryLoaded, sourceEnds } from './history.ts';

/** How often the clock looks at every partition. */
const LOOK_MS = 250;
/** How far this machine's clock and the broker's may differ before the clock stops rather than fire the future. */
const SKEW_MS = 5 * 60_000;

interface Clock {
  readonly context: ServiceContext;
  readonly frame: Frame;
  readonly appender: Appender;
  readonly encoder: WireEncoder<Block>;
  readonly last: Map<number, LastTick>;
}

/**
 * Starts the clock: it tells each partition of the log what time it is whenever silence there may have something to
 * say. It writes nothing before the intakes have carried over what the sources held when it started. Two clocks do no
 * harm: stream time is the latest tick.
 */
export async function startClock(context: ServiceContext): Promise<RunningService> {
  const { log, registry, timing, logger } = context;
  const frame = await readFrame(context);
  const subject = subjectOf(namesOf(context).customerEvents);
  const encoder = await openWireEncoder({ registry, subject, codec: customerEventsBlockSchema });
  const clock: Clock = { context, frame, appender: await log.openAppender(), encoder, last: new Map() };
  const stopping = new AbortController();
  let isReady = false;

  const run = async () => {
    const ends = await sourceEnds(context);
    let failures = 0;
    let isLoaded = false;
    while (!stopping.signal.aborted) {
      try {
        isLoaded ||= await isHistoryLoaded(context, ends);
        if (isLoaded) await tickAll(clock);
        isReady = true;
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
      await clock.appender.close();
    },
  };
}

async function tickAll(clock: Clock): Promise<void> {
  const partitions = Array.from({ length: clock.frame.partitions }, (_, partition) => partition);
  await Promise.all(partitions.map((partition) => tickOne(clock, partition)));
}

async function tickOne(clock: Clock, partition: number): Promise<void> {
  const { context, appender, encoder, last } = clock;
  const { timing, metrics } = context;
  const view = await lookAt(context, partition, timing.now());
  const now = timing.now();
  const at = decideTick(view, last.get(partition), now);
  if (at === undefined) return;
  const tick: Tick = { type: 'Tick', at };
  const topic = namesOf(context).customerEvents;
  const value = encoder.encode({ origins: [], entries: [tick] });
  const [appended] = await appender.append([{ topic, partition, key: null, value }]);
  last.set(partition, { at, offset: appended!.offset, writtenAt: now });
  metrics.ticksWritten.inc();
  checkSkew(clock.frame, now, appended!.appendedAt);
}

async function lookAt(context: ServiceContext, partition: number, now: number): Promise<PartitionView> {
  const store = context.store.partition(partition);
  const [{ applied, fields }, [earliest]] = await Promise.all([
    store.readFields(memoryFields),
    store.dueThrough(Number.MAX_SAFE_INTEGER, 1),
  ]);
  const memory = decodeMemory(fields);
  if (memory.time > 0) {
    context.metrics.streamTimeLagSeconds.set({ partition }, (now - memory.time) / 1_000);
  }
  const isSweepPending = memory.sweep !== undefined || rulersDue(memory, now - GRACE_MS) > memory.swept;
  return { applied, earliestDue: earliest?.due, isSweepPending };
}

/** A clock that is wrong by minutes would fire silences that have not come to pass: it stops instead. */
function checkSkew(frame: Frame, now: number, appendedAt: number | undefined): void {
  if (frame.time === 'simulated' || appendedAt === undefined) return;
  const ahead = now - appendedAt;
  if (Math.abs(ahead) <= SKEW_MS) return;
  throw new TidemarkError(
    'refused',
    `Cannot tell the time: this machine's clock is ${Math.round(ahead / 1_000)} s ahead of the broker's. Set both by the same time source and start the clock again.`,
    { isRetryable: false },
  );
}
