import type { CustomerType, EpochMs, ZoneTable } from '@tidemark/core';
import { cameBackAt } from './came-back.ts';
import { customerTypeOf } from './customer-type.ts';
import type { History } from './history.ts';
import { interactionWeeksOf, type Week } from './interaction-weeks.ts';
import { type Lifetime, lifetimeOf } from './lifetime.ts';
import { lastContactAt } from './wishes.ts';

/** Everything that follows from a history alone, whatever the instant asked for. */
export interface Facts {
  readonly history: History;
  readonly life: Lifetime | null;
  readonly cameBackAt: EpochMs | null;
  readonly customerType: CustomerType | null;
  /** The week of each of the customer's own interactions. */
  readonly interactionWeeks: readonly Week[];
  readonly lastContactAt: EpochMs | null;
}

export function factsOf(history: History, zone: ZoneTable): Facts {
  return {
    history,
    life: lifetimeOf(history),
    cameBackAt: cameBackAt(history),
    customerType: customerTypeOf(history),
    interactionWeeks: interactionWeeksOf(history, zone),
    lastContactAt: lastContactAt(history),
  };
}
