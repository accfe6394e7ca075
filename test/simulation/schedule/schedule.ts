import type { Policy, Scorecard } from '@tidemark/core';
import type { WriteBack } from '@tidemark/stream';

/** One process of one service; whoever is started in its place after a kill bears the same name. */
export const slots = ['segmenter-1', 'segmenter-2', 'intake-1', 'intake-2', 'clock-1', 'clock-2'] as const;
export type Slot = (typeof slots)[number];

/** What a world is made with. */
export interface WorldPlan {
  readonly logPartitions: number;
  readonly sourcePartitions: number;
  readonly customers: readonly string[];
  readonly time: 'real' | 'simulated';
  /** Milliseconds from the world's start to go-live; negative: everything is live. */
  readonly goLiveAfterMs: number;
  readonly policy: Policy;
  /** How many milliseconds a process that says nothing remains a member of its groups. */
  readonly sessionMs: number;
  /** How many customers a segmenter holds between two batches, and when it writes them. */
  readonly cacheBytes: number;
  readonly writeBack: WriteBack;
  /** Records a fetch brings at most. */
  readonly runLength: number;
}

/** A port call that a fault can meet. */
export type Operation =
  | 'append'
  | 'commit-source'
  | 'open-transactor'
  | 'commit'
  | 'write'
  | 'read-store'
  | 'read-log'
  | 'registry';

/**
 * What becomes of one port call. `refused`: it does not happen, the caller gets an error. `reply-lost`: it happens, the caller
 * gets an error. `late`: the caller gets an error, and part of it or all happens afterwards, or never.
 * `slow`: it happens late, and the caller waits.
 */
export type Mishap = 'refused' | 'reply-lost' | 'late' | 'slow';

/** What one upstream record holds; times are relative, so that a schedule stays one when parts of it are left out. */
export interface Upstream {
  readonly intake: string;
  readonly partition: number;
  readonly customer: string;
  readonly eventId: string;
  /** How long before it is sent it happened. */
  readonly lateByMs: number;
  readonly number: number;
  /** Why it will be dead, if it will. */
  readonly fault?: 'garbage' | 'no-value' | 'unknown-schema' | 'invalid' | 'ahead' | 'no-customer';
}

/** What new rule sets are made of. */
export type DrawnRules =
  | { readonly kind: 'policy'; readonly policy: Policy }
  | { readonly kind: 'scorecard'; readonly scorecard: Scorecard };

/** One thing that happens to a world at an instant, in milliseconds from its start. */
export type Move = { readonly at: number } & (
  | { readonly kind: 'send'; readonly upstream: Upstream }
  | { readonly kind: 'leap'; readonly ms: number }
  | {
      readonly kind: 'apply';
      readonly ruleSet: DrawnRules;
      readonly aheadMs: number;
      /** When each log partition gets it, after `at`; more entries than partitions: it is repeated. */
      readonly afterMs: readonly number[];
    }
  | { readonly kind: 'kill'; readonly slot: Slot; readonly downMs: number }
  | { readonly kind: 'stop'; readonly slot: Slot; readonly downMs: number }
  | { readonly kind: 'pause'; readonly slot: Slot; readonly ms: number }
  | { readonly kind: 'rebalance'; readonly group: string; readonly ms: number }
  | { readonly kind: 'lose-writes'; readonly partition: number; readonly writes: number }
  | { readonly kind: 'empty-store'; readonly partition: number }
  | { readonly kind: 'lose-dues'; readonly partition: number }
  | { readonly kind: 'skew'; readonly slot: Slot; readonly ms: number }
  | { readonly kind: 'stand-still'; readonly slot: Slot; readonly ms: number }
  | {
      readonly kind: 'mishap';
      readonly slot: Slot;
      readonly operation: Operation;
      readonly mishap: Mishap;
      readonly ms: number;
    }
);

/** A world and all that happens to it: with the seed, which decides every latency, the whole run. */
export interface Schedule {
  readonly seed: number;
  readonly plan: WorldPlan;
  readonly moves: readonly Move[];
}

/** How long a schedule's moves go on, in milliseconds. */
export const SCHEDULE_MS = 12_000;
