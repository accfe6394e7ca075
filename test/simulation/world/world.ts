import type { LogRecord, MemoryBroker, MemoryStore, SchemaRegistry, StoreWrite } from '@tidemark/stream';
import type { Ablation } from '../ablations/ablation.ts';
import type { Draws } from '../schedule/draws.ts';
import type { Schedule } from '../schedule/schedule.ts';
import type { Scheduler } from './scheduler.ts';
import type { WallClocks } from './wall-clocks.ts';

/** A state write that the store has carried out. */
export interface CarriedOutWrite {
  readonly partition: number;
  readonly write: StoreWrite;
}

/** A source record as it was sent, and whether it must be dead. */
export interface SentRecord {
  readonly record: LogRecord;
  readonly isBad: boolean;
}

/** What all processes of a run share, and what is noted for the checks. */
export interface World {
  readonly schedule: Schedule;
  readonly ablation: Ablation | undefined;
  readonly scheduler: Scheduler;
  readonly clocks: WallClocks;
  readonly broker: MemoryBroker;
  readonly store: MemoryStore;
  readonly registry: SchemaRegistry;
  /** For what is nobody's in particular. */
  readonly draws: Draws;
  readonly writes: CarriedOutWrite[];
  readonly sent: SentRecord[];
  readonly violations: string[];
  /** Per log partition the offset up to which its last owner has folded, written or not. */
  readonly folded: Map<number, number>;
  /** True when everything has been mended: no more faults, only latencies. */
  isHealed: boolean;
  /** Every state store fault, and clock fault, so far: some ends of processes are right only after one. */
  storeFaults: number;
  clockFaults: number;
  /** Notes one line of the trace; the line is built only when somebody wants it. */
  trace(line: () => string): void;
}
