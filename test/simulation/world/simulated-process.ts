import type { Draws } from '../schedule/draws.ts';
import type { Mishap, Operation, Slot } from '../schedule/schedule.ts';

/** A fault that waits for the next call of its kind. */
export interface PendingMishap {
  readonly operation: Operation;
  readonly mishap: Mishap;
  readonly ms: number;
}

/** A membership that outlives the process's attention: it ends when the session times out. */
export interface Membership {
  /** The group gives the member's share to others; the member does not learn of it. */
  expire(): void;
  /** The member is heard of again: it learns that its membership ended, and joins anew. */
  comeBack(): void;
}

/**
 * One operating-system process as the world sees it: whatever it waits for reaches it through `deliver`. A paused one receives
 * nothing and sends nothing, and goes on afterwards as if no time had passed; a dead one never receives anything again.
 */
export interface SimulatedProcess {
  readonly slot: Slot;
  /** The slot and which start of it this is. */
  readonly name: string;
  /** For latencies. */
  readonly draws: Draws;
  readonly memberships: Set<Membership>;
  readonly mishaps: PendingMishap[];
  isRunning(): boolean;
  isDead(): boolean;
  deliver(callback: () => void): void;
  pause(): void;
  resume(): void;
  kill(): void;
}

export function createSimulatedProcess(slot: Slot, name: string, draws: Draws): SimulatedProcess {
  let state: 'running' | 'paused' | 'dead' = 'running';
  let undelivered: (() => void)[] = [];
  return {
    slot,
    name,
    draws,
    memberships: new Set(),
    mishaps: [],
    isRunning: () => state === 'running',
    isDead: () => state === 'dead',
    deliver(callback) {
      if (state === 'running') callback();
      else if (state === 'paused') undelivered.push(callback);
    },
    pause() {
      if (state === 'running') state = 'paused';
    },
    resume() {
      if (state !== 'paused') return;
      state = 'running';
      const callbacks = undelivered;
      undelivered = [];
      for (const each of callbacks) each();
    },
    kill() {
      state = 'dead';
      undelivered = [];
    },
  };
}
