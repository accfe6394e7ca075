import type { ContactChannel } from '../events/customer-event.ts';
import type { EpochMs } from '../time/time-units.ts';

/** What a customer last said about a channel: the OPT_OUT or OPT_IN whose instant is the latest; of one instant OPT_OUT. */
export interface OptOut {
  readonly channel: ContactChannel;
  readonly at: EpochMs;
  readonly isOut: boolean;
}

/** Whether the customer does not want to be contacted over a channel. */
export function isOptedOut(optOuts: readonly OptOut[], channel: ContactChannel): boolean {
  for (const optOut of optOuts) if (optOut.channel === channel) return optOut.isOut;
  return false;
}
