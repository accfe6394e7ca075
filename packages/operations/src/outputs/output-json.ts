import { printableJson } from '../escaping/printable-json.ts';
import type { JsonOutput } from './published-output.ts';

/**
 * An output as one line of JSON without the line feed: type, customerId, sequence, at, then what its kind has (changes; kind, level, signals
 * and the outlook; plan, channel and when it was due), then cause and profile. Instants are epoch milliseconds, money is in minor units.
 */
export function outputJson(output: JsonOutput): string {
  const { type, customerId, sequence, at, cause, profile } = output;
  const { kind, eventId, historical } = cause;
  const json = JSON.stringify({
    type,
    customerId,
    sequence,
    at,
    ...ownFields(output),
    cause: { kind, eventId, historical },
    profile: profileJson(profile),
  });
  return printableJson(json);
}

function profileJson(profile: JsonOutput['profile']) {
  const { r, f, m, segment, lifecycle, recencyDays, frequency, monetaryMinor, currency, churn } = profile;
  const { value, engagement, satisfaction, source } = profile;
  const scored = { r, f, m, segment, lifecycle, recencyDays, frequency, monetaryMinor, currency, churn };
  return { ...scored, value, engagement, satisfaction, source };
}

function change({
  dimension,
  from,
  to,
  since,
}: (JsonOutput & { type: 'segment-changed' })['changes'][number]) {
  return { dimension, from, to, since };
}

function ownFields(output: JsonOutput): object {
  switch (output.type) {
    case 'segment-changed':
      return { changes: output.changes.map(change) };
    case 'churn-alert':
      return alert(output);
    case 'follow-up-due':
      return followUp(output);
    default:
      return output satisfies never;
  }
}

function followUp(output: JsonOutput & { type: 'follow-up-due' }) {
  const { plan, channel, purpose, number, of, dueSince, heldBack, capRemaining } = output;
  return { plan, channel, purpose, number, of, dueSince, heldBack, capRemaining };
}

function alert(output: JsonOutput & { type: 'churn-alert' }) {
  const { kind, level, signals, pActive, nextPurchaseExpectedBy, valueAtRiskMinor } = output;
  return {
    kind,
    level,
    signals: signals.map(({ signal, observed, threshold, since }) => ({
      signal,
      observed,
      threshold,
      since,
    })),
    pActive,
    nextPurchaseExpectedBy,
    valueAtRiskMinor,
  };
}
