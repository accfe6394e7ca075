import type { EpochMs, Output } from '@tidemark/core';
import type { LogStep } from './oracle.ts';

/** One placed record, what it must say, and the due that stands before it. */
export interface PlacedStep {
  readonly step: LogStep;
  readonly expected: readonly Output[];
  readonly due: EpochMs | undefined;
}
