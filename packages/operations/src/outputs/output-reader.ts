import { namesOf, type OutputTopic, outputTopics } from '@tidemark/pipeline';
import type { Log, LogRecord, Timing } from '@tidemark/stream';
import { readOn, type TopicPosition } from '../topics/read-on.ts';
import { type OutputContext, openDecodeOutputs } from './decode-outputs.ts';
import { byInstant, type PublishedOutput } from './published-output.ts';

/** A reader of the public topics. */
export interface OutputReader {
  /** Looks where the topics end now. The first look decides where the reader begins. */
  look(): Promise<void>;
  /**
   * The next outputs below the ends that were seen last, by (at, customer id, sequence); undefined when all below them
   * is read.
   *
   * @param most offsets of each partition at a time: an old topic is not held in memory whole
   */
  next(most: number): Promise<readonly PublishedOutput[] | undefined>;
}

/** A partition on the way to the end that was seen last. */
interface Reading extends TopicPosition {
  end: number;
}

/** How outputs are read. */
export interface OutputReading {
  /** The wall clock: schemas that the registry does not know yet are asked for again by it. */
  readonly timing: Timing;
  readonly from: 'earliest' | 'latest';
  /** The standard list by default. */
  readonly outputs?: readonly OutputTopic[] | undefined;
}

/** Opens a reader that begins with what is left of the topics, or behind what they hold at the first look. */
export function openOutputReader(
  context: OutputContext,
  { timing, from, outputs = outputTopics }: OutputReading,
): OutputReader {
  const { log } = context;
  const names = namesOf(context);
  // An alert follows the change of its step, as the list has them. Where the last topic ends is looked at first, so that no alert is read alone.
  const topics = outputs.map(({ name }) => names.output(name)).toReversed();
  const decode = openDecodeOutputs(context, timing, outputs);
  const readings = new Map<string, Reading>();
  let isFirstLook = true;

  return {
    async look() {
      for (const topic of topics) {
        for (const { partition, start, end } of (await log.bounds(topic)) ?? []) {
          const key = `${topic}/${partition}`;
          const next = isFirstLook && from === 'latest' ? end : start;
          const reading = readings.get(key) ?? { topic, partition, next, end };
          // Retention may have taken what was not read yet.
          readings.set(key, Object.assign(reading, { next: Math.max(reading.next, start), end }));
        }
      }
      isFirstLook = false;
    },
    async next(most) {
      const behind = [...readings.values()].filter(({ next, end }) => next < end);
      if (behind.length === 0) return undefined;
      const stretches = await Promise.all(behind.map((reading) => stretchOf(log, reading, most)));
      return (await decode(stretches.flat())).toSorted(byInstant);
    },
  };
}

async function stretchOf(log: Log, reading: Reading, most: number): Promise<readonly LogRecord[]> {
  return Array.fromAsync(readOn(log, reading, Math.min(reading.next + most, reading.end)));
}
