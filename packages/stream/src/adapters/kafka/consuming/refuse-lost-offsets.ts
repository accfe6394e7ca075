import kafkajs from 'kafkajs';
import type Cluster from 'kafkajs/src/cluster/index.js';
import { TidemarkError } from '../../../errors/tidemark-error.ts';
import type { PartitionBounds, TopicPartition } from '../../../ports/log.ts';
import { hasProtocolType } from '../connection/kafka-error.ts';
import { readBounds } from '../inspecting/fetch-bounds.ts';
import type { AroundFetch, Fetch } from './around-fetches.ts';

/** Called with the partition whose next offset the log does not have, before the membership ends. */
export type OnLost = (at: TopicPartition, error: TidemarkError) => void;

/**
 * Keeps kafkajs from resetting offsets. kafkajs itself answers an offset out of range by committing "latest" for the group
 * and reading on from there, so that the records between are lost; no setting prevents it. So its fetches are guarded:
 *
 * 1. a fetch fails with OFFSET_OUT_OF_RANGE for a partition; 2. the offset that was asked for is compared with the bounds of
 * the partition; 3. outside of [start, end], `onLost` is called and the fetch throws what kafkajs does not retry: the
 * membership ends, and the group's committed offset stays as it was; 4. inside (a leader was moving), the fetch throws
 * what kafkajs retries. In neither case does kafkajs see the error that it would answer by a reset.
 */
export function refuseLostOffsets(onLost: OnLost): AroundFetch {
  return (fetch, cluster) => async (request) => {
    try {
      return await fetch(request);
    } catch (error) {
      const asked = offsetOutOfRange(error, request);
      if (asked === undefined) throw error;
      throw await judge(cluster, asked, error, onLost);
    }
  };
}

interface Asked extends TopicPartition {
  readonly offset: number;
}

/** The offset that a fetch asked for in the partition that the error names; undefined for any other error. */
function offsetOutOfRange(error: unknown, { topics }: Parameters<Fetch>[0]): Asked | undefined {
  if (!hasProtocolType(error, 'OFFSET_OUT_OF_RANGE')) return undefined;
  const { topic, partition } = error as TopicPartition;
  const ofTopic = topics.find((each) => each.topic === topic);
  const fetched = ofTopic?.partitions.find((each) => each.partition === partition);
  return fetched && { topic, partition, offset: Number(fetched.fetchOffset) };
}

async function judge(cluster: Cluster, asked: Asked, cause: unknown, onLost: OnLost): Promise<Error> {
  const { topic, partition, offset } = asked;
  const bounds = (await readBounds(cluster, topic))?.find((each) => each.partition === partition);
  if (bounds !== undefined && offset >= bounds.start && offset <= bounds.end) {
    return new kafkajs.KafkaJSError(`${topic}[${partition}] has offset ${offset} again`, { retriable: true });
  }
  const error = outOfRange(asked, bounds, cause);
  onLost(asked, error);
  return new kafkajs.KafkaJSNonRetriableError(error.message);
}

function outOfRange(
  { topic, partition, offset }: Asked,
  bounds: PartitionBounds | undefined,
  cause: unknown,
): TidemarkError {
  const held = bounds === undefined ? 'it does not exist' : `it holds [${bounds.start}, ${bounds.end})`;
  return new TidemarkError(
    'offset-out-of-range',
    `Cannot read ${topic}[${partition}] from offset ${offset}: ${held}`,
    { isRetryable: false, cause },
  );
}
