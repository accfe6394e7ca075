import { DAY } from '@tidemark/core';
import type { PublishedOutput } from '@tidemark/operations';
import { counted } from './counted.ts';
import { formatDays } from './format-days.ts';
import { formatMoney } from './format-money.ts';

/** Why an output was published, from its cause and profile. */
export function describeReason(output: PublishedOutput): string {
  const { cause, profile, rules } = output;
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
      return describeSilence(output);
    case 'RULES':
      return `the rules changed, not the customer (${describeRules(rules)})`;
    case 'UNKNOWN':
      return 'for a reason newer than this release';
    default:
      return cause.kind satisfies never;
  }
}

/** What time alone does in the dimensions that do not go by the last purchase. */
const OTHER_SILENCES: Readonly<Record<string, string>> = {
  value: 'what was bought has left the window',
  engagement: 'no purchase, visit or feedback for a while',
  satisfaction: 'the last complaint is long ago',
};

/** Counted from the last purchase, unless a dimension has moved alone that does not go by it. */
function describeSilence(output: PublishedOutput): string {
  const [moved, ...others] = output.type === 'segment-changed' ? output.changes : [];
  const other = others.length === 0 ? OTHER_SILENCES[moved?.dimension ?? ''] : undefined;
  if (other !== undefined) return other;
  const { recencyDays } = output.profile;
  return recencyDays === null ? 'time went by' : `silent for ${formatDays(recencyDays * DAY)}`;
}

function describeRules({ policyVersion, scorecardVersion }: PublishedOutput['rules']): string {
  const policy = `policy ${policyVersion}`;
  return scorecardVersion === null ? policy : `${policy}, scorecard ${scorecardVersion}`;
}
