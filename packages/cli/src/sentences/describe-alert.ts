import type { PublishedOutput } from '@tidemark/operations';
import { describeLastPurchase } from './describe-last-purchase.ts';
import { describeOutlook } from './describe-outlook.ts';
import { describeReason } from './describe-reason.ts';
import { describeSignals } from './describe-signals.ts';
import type { SentenceStyle } from './sentence-style.ts';

type Alert = Extract<PublishedOutput, { type: 'churn-alert' }>;

const ALERTS: Readonly<Record<Alert['kind'], (level: string) => string>> = {
  RAISED: (level) => `may be leaving (churn risk ${level})`,
  ESCALATED: (level) => `is more likely to leave (churn risk now ${level})`,
  EASED: (level) => `is less likely to leave (churn risk now ${level})`,
  CLEARED: () => 'is no longer likely to leave',
  UNKNOWN: (level) => `has churn risk ${level}`,
};

/** Which way the risk of churn went, what is seen of it, and what it means. */
export function describeAlert(output: Alert, style: SentenceStyle): string {
  const reasons =
    output.signals.length > 0 ? describeSignals(output.signals, style.signals) : describeReason(output);
  const worth = output.profile.segment === null ? '' : `, segment ${output.profile.segment}`;
  const seen = `${reasons}${describeLastPurchase(output, style)}${worth}`;
  return `${ALERTS[output.kind](output.level)}: ${seen}${describeOutlook(output, style)}`;
}
