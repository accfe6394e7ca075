import type { EpochMs } from '@tidemark/core';
import type { Slot } from '../schedule/schedule.ts';

/** The time of day in a world: the true one, and what each machine takes it for. */
export interface WallClocks {
  /** The broker's clock, which is right. */
  wall(): EpochMs;
  of(slot: Slot): () => EpochMs;
  /** Lets so much time pass in which nothing happens. */
  leap(ms: number): void;
  /** Puts a machine's clock ahead or back. */
  skew(slot: Slot, ms: number): void;
  /** Stops a machine's clock, or lets it go on from where it stopped. */
  stop(slot: Slot): void;
  goOn(slot: Slot): void;
  /** Every clock shows the true time from now on. */
  right(): void;
}

/** A noon, so that midnights fall into the run. */
export const WORLD_START: EpochMs = Date.UTC(2026, 0, 1, 12);

export function createWallClocks(elapsed: () => number): WallClocks {
  let leapt = 0;
  const skews = new Map<Slot, number>();
  const stopped = new Map<Slot, EpochMs>();
  const wall = () => WORLD_START + elapsed() + leapt;
  const shown = (slot: Slot) => stopped.get(slot) ?? wall() + (skews.get(slot) ?? 0);
  return {
    wall,
    of: (slot) => () => shown(slot),
    leap: (ms) => {
      leapt += ms;
    },
    skew: (slot, ms) => void skews.set(slot, (skews.get(slot) ?? 0) + ms),
    stop: (slot) => void stopped.set(slot, shown(slot)),
    goOn: (slot) => {
      const stoppedAt = stopped.get(slot);
      if (stoppedAt === undefined) return;
      stopped.delete(slot);
      skews.set(slot, stoppedAt - wall());
    },
    right: () => {
      skews.clear();
      stopped.clear();
    },
  };
}
