import type { CustomerType } from '@tidemark/core';
import type { History } from './history.ts';

/** The last type known in log order; interactions and feedback carry none. null: none is known. */
export function customerTypeOf(history: History): CustomerType | null {
  const known = history.flatMap(({ event }) =>
    event.kind === 'INTERACTION' || event.kind === 'FEEDBACK' || event.customerType === null
      ? []
      : [event.customerType],
  );
  return known.at(-1) ?? null;
}
