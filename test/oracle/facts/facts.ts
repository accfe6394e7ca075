import type { CustomerType, EpochMs } from '@tidemark/core';
import { cameBackAt } from './came-back.ts';
import { customerTypeOf } from './customer-type.ts';
import type { History } from './history.ts';
import { type Lifetime, lifetimeOf } from './lifetime.ts';

/** Everything that follows from a history alone, whatever the instant asked for. */
export interface Facts {
  readonly history: History;
  readonly life: Lifetime | null;
  readonly cameBackAt: EpochMs | null;
  readonly customerType: CustomerType | null;
}

export function factsOf(history: History): Facts {
  return {
    history,
    life: lifetimeOf(history),
    cameBackAt: cameBackAt(history),
    customerType: customerTypeOf(history),
  };
}
