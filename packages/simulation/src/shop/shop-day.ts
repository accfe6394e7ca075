import type { EpochMs } from '@tidemark/core';
import type { ShopEvent } from './shop-event.ts';

/** One local day as it is delivered: its events in order, then the time it ends with. */
export interface ShopDay {
  /** The local date, `2025-01-31`. */
  readonly date: string;
  /** By (occurredAt, index). Late ones stand on the day that delivers them; none lies after `tickAt`. */
  readonly events: readonly ShopEvent[];
  /** The instant up to which silence is due once the events are in: the last millisecond before midnight. */
  readonly tickAt: EpochMs;
}
