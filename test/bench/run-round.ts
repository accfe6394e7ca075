import type { Purchase } from '@tidemark/schemas';
import type { ShopEvent } from '../../packages/simulation/src/shop/shop-event.ts';
import type { ServerUrls } from '../support/real-context.ts';
import type { Job, Kind, OutputShape } from './measured/job.ts';
import type { Measurement } from './measured/meter.ts';
import { runMeasured } from './measured/run-measured.ts';
import { openBenchDeployment } from './workload/bench-deployment.ts';
import { fillBacklog } from './workload/fill-backlog.ts';
import { fillLog } from './workload/fill-log.ts';
import { outputBytes } from './workload/output-bytes.ts';
import { type RedisFootprint, redisFootprint, usedMemory } from './workload/redis-footprint.ts';

/** One backlog, gone through by each of the four. */
export interface Round {
  readonly measured: Readonly<Record<Kind, Measurement>>;
  readonly footprint: RedisFootprint;
  readonly shape: OutputShape;
}

/** The share of a backlog during which Node still compiles. */
const WARM_UP_SHARE = 0.2;

/** What goes through all rounds alike. */
export interface Workload {
  /** What the intakes carry over. */
  readonly purchases: readonly Purchase[];
  /** What the segmenters fold. */
  readonly shop: readonly ShopEvent[];
}

/**
 * Runs all four over backlogs of their own, in this order:
 * 1. the segmenters over a log of a shop's events, ours first: the bare one echoes as many and as large outputs and
 *    states as ours has made;
 * 2. the intakes over a topic of purchases, the bare one first in every other round; what they append nobody folds.
 */
export async function runRound(
  urls: ServerUrls,
  workload: Workload,
  round: { readonly name: string; readonly isBareFirst: boolean; readonly isProfiled: boolean },
): Promise<Round> {
  await using context = await openBenchDeployment(round.name, urls);
  const run = (kind: Kind, events: number, shape?: OutputShape): Promise<Measurement> =>
    runMeasured({
      kind,
      deployment: round.name,
      urls,
      events,
      warmUpEvents: Math.floor(events * WARM_UP_SHARE),
      isProfiled: round.isProfiled,
      shape,
    } satisfies Job);

  const { shop, purchases } = workload;
  await fillLog(context, shop);
  const usedBefore = await usedMemory(urls.redisUrl);
  const segmenter = await run('segmenter', shop.length);
  const footprint = await redisFootprint(context, urls.redisUrl, usedBefore);
  const shape = {
    outputsPerEvent: segmenter.outputs / shop.length,
    outputBytes: await outputBytes(context),
    stateBytes: Math.round(footprint.stateBytes),
  };
  const bareSegmenter = await run('bare-segmenter', shop.length, shape);

  await fillBacklog(context, purchases);
  const bareIntakeFirst = round.isBareFirst ? await run('bare-intake', purchases.length) : undefined;
  const intake = await run('intake', purchases.length);
  const bareIntake = bareIntakeFirst ?? (await run('bare-intake', purchases.length));
  const measured = { intake, 'bare-intake': bareIntake, segmenter, 'bare-segmenter': bareSegmenter };
  return { measured, footprint, shape };
}
