import { mkdtempDisposable, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY, retail, SECOND } from '@tidemark/core';
import { writePieces } from '../../../packages/cli/src/output/replace-files.ts';
import { loadInput } from '../../../packages/simulation/src/input/load-input.ts';
import { replayHistory } from '../../../packages/simulation/src/replay/fold/replay-history.ts';
import { historyOf } from '../../../packages/simulation/src/replay/history/history.ts';
import type { Calibrating } from '../../../packages/simulation/src/replay/rules/replay-rules.ts';
import { type AreaTimes, startProfile } from '../profile/start-profile.ts';
import { shopStream } from '../workload/shop-stream.ts';
import { shopCsv } from './shop-csv.ts';

export interface ReplayWorkload {
  readonly events: number;
  readonly customers: number;
  readonly seed: string;
}

/** What a replay of a simulated shop costs. */
export interface ReplayMeasured {
  readonly events: number;
  readonly customers: number;
  readonly csvMegabytes: number;
  readonly outputs: number;
  readonly readPerSecond: number;
  /** From events to customer snapshots and ordered outputs, by the policy alone and with monthly scorecards. */
  readonly foldPerSecond: number;
  readonly monthlyPerSecond: number;
  /** Shares of the fold's time by area of the code, of a run of its own: looking costs time too. */
  readonly shares: Readonly<Record<string, number>>;
}

const utc = { name: 'UTC', initialOffsetMs: 0, transitions: [] } as const;

/** Writes a simulated shop's events as CSV, reads them back and folds them, as `tidemark replay` does. */
export async function measureReplay(workload: ReplayWorkload): Promise<ReplayMeasured> {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-bench-replay-'));
  const path = join(folder.path, 'shop.csv');
  await writePieces(path, shopCsv(shopStream(workload)));
  const { size } = await stat(path);

  const began = performance.now();
  const { events, currency } = await loadInput({ path, currency: undefined, badRowsPath: undefined });
  const readMs = performance.now() - began;

  const until = (Math.floor(events.at(-1)!.occurredAt / DAY) + 1) * DAY;
  const fold = (by: Exclude<Calibrating['by'], 'scorecard' | 'day'>) => {
    const foldBegan = performance.now();
    const rules = { policy: retail, calibrating: { by }, zone: utc, currencies: [currency] } as const;
    const replayed = replayHistory(historyOf(events, until), rules);
    return { replayed, ms: performance.now() - foldBegan };
  };
  const plain = fold('policy');
  const monthly = fold('monthly');
  const stopProfile = startProfile();
  fold('policy');
  const areas = stopProfile();
  const perSecond = (ms: number) => Math.round((events.length * SECOND) / ms);
  return {
    events: events.length,
    customers: plain.replayed.snapshots.length,
    csvMegabytes: Math.round(size / 1e6),
    outputs: plain.replayed.outputs.length,
    readPerSecond: perSecond(readMs),
    foldPerSecond: perSecond(plain.ms),
    monthlyPerSecond: perSecond(monthly.ms),
    shares: sharesOf(areas),
  };
}

/** Percent of the time, the largest first. */
function sharesOf(areas: AreaTimes): Readonly<Record<string, number>> {
  const total = Object.values(areas).reduce((sum, time) => sum + time, 0);
  const shares = Object.entries(areas).map(
    ([area, time]) => [area, Math.round((100 * time) / total)] as const,
  );
  return Object.fromEntries(shares.sort(([, left], [, right]) => right - left));
}
