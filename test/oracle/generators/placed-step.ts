import type { ClassInForce, EpochMs, Output } from '@tidemark/core';
import type { LogStep } from '../fold/oracle.ts';

/** One placed record, the outputs it must give, the classes after it, and the next due before it. */
export interface PlacedStep {
  readonly step: LogStep;
  readonly expected: readonly Output[];
  readonly assignments: readonly ClassInForce[];
  readonly due: EpochMs | undefined;
}
