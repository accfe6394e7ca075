import { DAY } from '@tidemark/core';
import type { PublishedOutput } from '../demo/published-output.ts';
import { counted } from './counted.ts';
import { formatDays } from './format-days.ts';
import { formatMoney } from './format-money.ts';

/** Why an output was said, from its cause and profile. */
export function describeReason({ cause, profile, ruler }: PublishedOutput): string {
  const { recencyDays, frequency, monetaryMinor, currency } = profile;
  const purchases = counted(frequency, 'purchase');
  const money = formatMoney(monetaryMinor, currency);
  switch (cause.kind) {
    case 'PURCHASE':
      return `bought, now ${purchases} worth ${money} in the window`;
    case 'REFUND':
      return `was refunded, ${money} left in the window`;
    case 'CANCELLATION':
      return `an order was cancelled, ${purchases} worth ${money} left in the window`;
    case 'INTERACTION':
      return recencyDays === null ? 'showed up and has not bought yet' : 'showed up';
    case 'FEEDBACK':
      return 'gave feedback';
    case 'SILENCE':
      return recencyDays === null ? 'time went by' : `silent for ${formatDays(recencyDays * DAY)}`;
    case 'RULER':
      return `the rules changed, not the customer (${describeRuler(ruler)})`;
    case 'UNKNOWN':
      return 'for a reason newer than this release';
    default:
      return cause.kind satisfies never;
  }
}

function describeRuler({ policyVersion, scorecardVersion }: PublishedOutput['ruler']): string {
  const policy = `policy ${policyVersion}`;
  return scorecardVersion === null ? policy : `${policy}, scorecard ${scorecardVersion}`;
}
