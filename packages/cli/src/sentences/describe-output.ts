import { DAY, type ZoneTable } from '@tidemark/core';
import { type PublishedOutput, printable } from '@tidemark/operations';
import { describeReason } from './describe-reason.ts';
import { describeSignals } from './describe-signals.ts';
import { lastPurchaseAt } from './last-purchase.ts';
import { localDate } from './local-date.ts';

/** What a sentence needs beside the output itself. */
export interface SentenceStyle {
  /** Dates are local ones. */
  readonly zone: ZoneTable;
  /** A name to call the customer by; undefined: the id alone. */
  readonly nameOf: (customerId: string) => string | undefined;
}

type Change = Extract<PublishedOutput, { type: 'segment-changed' }>;
type Alert = Extract<PublishedOutput, { type: 'churn-alert' }>;

/**
 * An output as a sentence, made of its own fields alone.
 *
 * @example
 * 'Ada Novak (c-000123) moved from loyal_customers to at_risk: silent for 90 days (last purchase 2025-03-02), lifecycle established'
 */
export function describeOutput(output: PublishedOutput, style: SentenceStyle): string {
  const name = style.nameOf(output.customerId);
  const who = name === undefined ? output.customerId : `${name} (${output.customerId})`;
  const predicate =
    output.type === 'segment-changed' ? describeChange(output, style) : describeAlert(output, style);
  return printable(`${who} ${predicate}${output.cause.historical ? ' [before go-live]' : ''}`);
}

function describeChange(output: Change, style: SentenceStyle): string {
  const unmoved = ['rfm', 'lifecycle'].filter(
    (each) => !output.changes.some(({ dimension }) => dimension === each),
  );
  const { segment, lifecycle } = output.profile;
  const rest = unmoved.flatMap((dimension) => {
    if (dimension === 'lifecycle') return [`, lifecycle ${lifecycle}`];
    return segment === null ? [] : [`, still ${segment}`];
  });
  return `${describeMoves(output)}: ${describeReason(output)}${lastPurchase(output, style)}${rest.join('')}`;
}

/** First classes by which nothing is known yet: a newcomer has several, and they would drown the rest. */
const EMPTY_CLASSES = ['unknown', 'none'];

/** `moved from a to b and in lifecycle from c to d`: the verb is not repeated. */
function describeMoves({ changes }: Change): string {
  let previous = '';
  const notable = changes.filter(
    ({ from, to }) => from !== null || to === null || !EMPTY_CLASSES.includes(to),
  );
  const moves = (notable.length > 0 ? notable : changes).map(({ dimension, from, to }) => {
    const verb = from === null ? 'begins ' : 'moved ';
    const verbOnce = verb === previous ? '' : verb;
    previous = verb;
    const where = dimension === 'rfm' ? '' : `in ${dimension} `;
    return `${verbOnce}${where}${from === null ? `as ${to}` : `from ${from} to ${to ?? 'no class'}`}`;
  });
  return listed(moves);
}

/** `a`, `a and b`, `a, b and c`. */
function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

const ALERTS: Readonly<Record<Alert['kind'], (level: string) => string>> = {
  RAISED: (level) => `may be leaving (churn risk ${level})`,
  ESCALATED: (level) => `is more likely to leave (churn risk now ${level})`,
  EASED: (level) => `is less likely to leave (churn risk now ${level})`,
  CLEARED: () => 'is no longer likely to leave',
  UNKNOWN: (level) => `has churn risk ${level}`,
};

function describeAlert(output: Alert, style: SentenceStyle): string {
  const reasons = output.signals.length > 0 ? describeSignals(output.signals) : describeReason(output);
  const worth = output.profile.segment === null ? '' : `, segment ${output.profile.segment}`;
  return `${ALERTS[output.kind](output.level)}: ${reasons}${lastPurchase(output, style)}${worth}`;
}

function lastPurchase(output: PublishedOutput, { zone }: SentenceStyle): string {
  const at = lastPurchaseAt(output, zone);
  return at === undefined || output.at - at < DAY ? '' : ` (last purchase ${localDate(zone, at)})`;
}
