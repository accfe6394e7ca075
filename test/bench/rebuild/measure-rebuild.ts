import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { namesOf } from '@tidemark/pipeline';
import { Redis } from 'ioredis';
import { pollUntil } from '../../support/poll-until.ts';
import type { RealContext, ServerUrls } from '../../support/real-context.ts';
import { serviceEnvironment, startService, untilReady } from '../../support/service-process.ts';
import { openBenchDeployment } from '../workload/bench-deployment.ts';
import { fillLog } from '../workload/fill-log.ts';
import { shopStream } from '../workload/shop-stream.ts';

export interface RebuildWorkload {
  readonly events: number;
  readonly customers: number;
  /** Events a record: 500 is what an intake writes that works off a backlog, 1 what it writes while little comes in. */
  readonly blockEvents: number;
}

export interface RebuildReport extends RebuildWorkload {
  /** Of the log's segments on disk, by event. */
  readonly logBytesPerEvent: number;
  /** The first fold, which publishes, from the segmenter's start to its last commit. */
  readonly foldEventsPerSecond: number;
  /** From the segmenter's start with --rebuild until it is ready, Node's own start included. */
  readonly rebuildSeconds: number;
  /** As the segmenter logs it: from the first claim to the last partition that has caught up. */
  readonly rebuildEventsPerSecond: number;
  /** What it logged on the way. */
  readonly lines: readonly string[];
}

const SEGMENTER = 'services/segmenter/src/main.ts';

/**
 * 1. Fills a log. 2. A segmenter as it ships folds and publishes it. 3. Redis is emptied. 4. A segmenter with
 * `--rebuild` folds it again. All on servers that should serve nothing else.
 */
export async function measureRebuild(
  urls: ServerUrls & { readonly kafkaFolder: string },
  workload: RebuildWorkload,
  print: (line: string) => void,
): Promise<RebuildReport> {
  const { events, blockEvents } = workload;
  const name = `rebuild-${blockEvents}`;
  const env = serviceEnvironment(name, urls);
  await using context = await openBenchDeployment(name, urls);
  print(`filling the log with ${events} events, ${blockEvents} a record`);
  await fillLog(context, shopStream({ seed: name, ...workload }), blockEvents);
  const logBytes = await segmentBytes(urls.kafkaFolder, namesOf(context).customerEvents);

  print('folding it');
  const foldSeconds = await timed(async () => {
    await using segmenter = await startService({ main: SEGMENTER, env });
    await untilReady(segmenter);
    await untilFolded(context);
  });
  const redis = new Redis(urls.redisUrl);
  await redis.flushall();
  redis.disconnect();

  print('rebuilding');
  let logs = '';
  const rebuildSeconds = await timed(async () => {
    await using segmenter = await startService({ main: SEGMENTER, arguments: ['--rebuild'], env });
    await untilReady(segmenter);
    logs = segmenter.logs();
  });
  const lines = logs.split('\n').filter((line) => line.includes('what was published'));
  const ends = lines.filter((line) => line.includes('"caught up')).map((line) => JSON.parse(line));
  const longest = Math.max(...ends.map(({ seconds }) => seconds));
  return {
    ...workload,
    logBytesPerEvent: logBytes / events,
    foldEventsPerSecond: events / foldSeconds,
    rebuildSeconds,
    rebuildEventsPerSecond: events / longest,
    lines,
  };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1_000;
}

async function untilFolded({ log, ...naming }: RealContext): Promise<void> {
  const { customerEvents, progressGroup } = namesOf(naming);
  const isFolded = async () => {
    const committed = await log.committed(progressGroup, customerEvents);
    const bounds = (await log.bounds(customerEvents))!;
    return bounds.every(({ partition, end }) => committed.get(partition)?.offset === end);
  };
  await pollUntil('the log is folded', isFolded, 240_000);
}

/** Bytes of a topic's segments; indexes, which are made anew at will, do not count. */
async function segmentBytes(kafkaFolder: string, topic: string): Promise<number> {
  const files = await readdir(kafkaFolder, { recursive: true });
  const segments = files.filter((file) => file.endsWith('.log') && file.includes(`${topic}-`));
  const sizes = await Promise.all(segments.map(async (file) => (await stat(join(kafkaFolder, file))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
