import { printableJson } from '../escaping/printable-json.ts';
import type { JsonOutput } from './published-output.ts';

/**
 * An output as one line of JSON without the line feed: type, customerId, sequence, at, then changes or kind, level and
 * signals, then cause and profile. Instants are epoch milliseconds, money is in minor units.
 */
export function outputJson(output: JsonOutput): string {
  const { type, customerId, sequence, at, cause, profile } = output;
  const { kind, eventId, historical } = cause;
  const json = JSON.stringify({
    type,
    customerId,
    sequence,
    at,
    ...(output.type === 'segment-changed' ? { changes: output.changes.map(change) } : alert(output)),
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

function alert({ kind, level, signals }: JsonOutput & { type: 'churn-alert' }) {
  return {
    kind,
    level,
    signals: signals.map(({ signal, observed, threshold, since }) => ({
      signal,
      observed,
      threshold,
      since,
    })),
  };
}
