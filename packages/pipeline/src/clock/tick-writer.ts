import type { DeploymentConfig, EpochMs } from '@tidemark/core';
import type { Block } from '@tidemark/schemas';
import type { Appended, Appender, ServiceContext, WireEncoder } from '@tidemark/stream';
import { refusal } from '../errors/refusal.ts';
import { namesOf } from '../names/names.ts';

/** How far this machine's clock and the broker's may differ before the clock stops rather than fire the future. */
const SKEW_MS = 5 * 60_000;

/** A comparison holds for this long; longer than an idle clock is silent, so that only a jump asks for another. */
const COMPARISON_HOLDS_MS = 15 * 60_000;

/** What ticks are written with. */
export interface TickWriterParts {
  readonly context: ServiceContext;
  readonly deployment: DeploymentConfig;
  readonly appender: Appender;
  readonly encoder: WireEncoder<Block>;
}

/** Appends ticks, as long as this machine's clock agrees with the broker's. */
export interface TickWriter {
  /**
   * Appends a tick of stream time `at`; `now` is the wall clock. Both in epoch milliseconds.
   *
   * @throws TidemarkError `refused` when this machine's clock and the broker's differ by more than five minutes
   */
  write(partition: number, at: EpochMs, now: EpochMs): Promise<Appended>;
}

/**
 * Opens what appends ticks. A tick cannot be taken back: by a clock that is wrong by a year, a year of silences would be published.
 * So the clocks are compared before: a tick at 0, which changes nothing because stream time is the latest tick, brings the
 * broker's time back. After that every tick brings it, and one that comes more than a quarter of an hour later is preceded by
 * another comparison.
 */
export function openTickWriter({ context, deployment, appender, encoder }: TickWriterParts): TickWriter {
  const topic = namesOf(context).customerEvents;
  let comparedAt: EpochMs | undefined;

  const append = async (partition: number, at: EpochMs, now: EpochMs): Promise<Appended> => {
    const value = encoder.encode({ origins: [], entries: [{ type: 'Tick', at }] });
    const [appended] = await appender.append([{ topic, partition, key: null, value }]);
    compare(deployment, now, appended!.appendedAt);
    comparedAt = now;
    return appended!;
  };
  return {
    write: async (partition, at, now) => {
      if (comparedAt === undefined || Math.abs(now - comparedAt) > COMPARISON_HOLDS_MS)
        await append(partition, 0, now);
      return append(partition, at, now);
    },
  };
}

function compare(deployment: DeploymentConfig, now: EpochMs, appendedAt: EpochMs | undefined): void {
  if (deployment.time === 'simulated' || appendedAt === undefined) return;
  const ahead = now - appendedAt;
  if (Math.abs(ahead) <= SKEW_MS) return;
  throw refusal(
    `Cannot write ticks: this machine's clock is ${Math.round(ahead / 1_000)} s ahead of the broker's. Set both by the same time source and start the clock again.`,
  );
}
