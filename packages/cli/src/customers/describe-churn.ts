import type { Outlook } from '@tidemark/core';
import type { CustomerView } from '@tidemark/operations';
import type { Language } from '@tidemark/pipeline';
import { formatInstant } from '../sentences/format-instant.ts';
import { formatMoney } from '../sentences/format-money.ts';
import { formatPercent } from '../sentences/format-percent.ts';

const NAME_WIDTH = 18;

/** The churn level, every signal with what was seen of it or what it takes, and what is to be expected of the customer. */
export function describeChurn(
  { profile, signals, outlook }: CustomerView,
  language: Language | undefined,
): readonly string[] {
  if (profile === null) return [];
  const expected = describeOutlook(outlook, profile.currency);
  return [
    `  churn        ${profile.churn}`,
    ...signals.map((each) => {
      const name = language === undefined ? each.signal : each.name[language];
      return `    ${name.padEnd(NAME_WIDTH)} ${describeSignal(each)}`;
    }),
    ...(expected === '' ? [] : [`  outlook      ${expected}`]),
  ];
}

function describeSignal({ isOn, since, words }: CustomerView['signals'][number]): string {
  if (!isOn) return 'switched off';
  if (since !== null) return `stands since ${formatInstant(since)}: ${words}`;
  return words === null ? 'does not stand' : `does not stand: ${words}`;
}

function describeOutlook(
  { pActive, nextPurchaseExpectedBy, valueAtRiskMinor }: Outlook,
  currency: string,
): string {
  const clauses: string[] = [];
  if (pActive !== null) clauses.push(`${formatPercent(pActive)} likely to buy again soon`);
  if (nextPurchaseExpectedBy !== null)
    clauses.push(`next purchase expected by ${formatInstant(nextPurchaseExpectedBy)}`);
  if (valueAtRiskMinor !== null)
    clauses.push(`${formatMoney(valueAtRiskMinor, currency)} to be expected if it stays`);
  return clauses.join(', ');
}
