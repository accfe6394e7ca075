import type { ClassInForce, EpochMs, Output } from '@tidemark/core';
import type { LogStep } from '../fold/oracle.ts';

/** One placed record, what it must say, how the customer stands after it, and the due that stands before it. */
export interface PlacedStep {
  readonly step: LogStep;
  readonly expected: readonly Output[];
  readonly standing: readonly ClassInForce[];
  readonly due: EpochMs | undefined;
}
