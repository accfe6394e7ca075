import kafkajs, { type LogEntry, type logCreator, type logLevel } from 'kafkajs';
import { TidemarkError } from '../../../errors/tidemark-error.ts';
import type { TopicPartition } from '../../../ports/log.ts';

/** What kafkajs logs the moment before it resets an offset. */
const RESET_MESSAGE = 'Offset out of range, resetting to default offset';

/**
 * Stops kafkajs from jumping. Of an offset out of range it tells nobody but its log; it then commits "latest" for the
 * group and reads on from there: the records between are gone without a word. Nothing can be configured about that,
 * but the line is written before the commit, in the same call: a throw here comes out of its fetch, cannot be retried, and
 * ends the membership with the group's offset as it was.
 */
export function refuseOffsetReset(
  onOutOfRange: (at: TopicPartition, error: TidemarkError) => void,
  writeLogs: logCreator,
): logCreator {
  return (level: logLevel) => {
    const write = writeLogs(level);
    return (entry) => {
      write(entry);
      if (entry.log.message !== RESET_MESSAGE) return;
      const at = partitionOf(entry);
      const error = new TidemarkError(
        'offset-out-of-range',
        `Cannot read ${at.topic}[${at.partition}]: the offset asked for is not in the log, or not any more`,
        { isRetryable: false },
      );
      onOutOfRange(at, error);
      // Any other error kafkajs would take for one that may pass.
      throw new kafkajs.KafkaJSNonRetriableError(error.message);
    };
  };
}

function partitionOf({ log }: LogEntry): TopicPartition {
  return { topic: String(log['topic']), partition: Number(log['partition']) };
}
