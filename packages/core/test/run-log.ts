import type { CustomerEvent } from '../src/events/customer-event.ts';
import type { Fold } from '../src/fold/fold.ts';
import { standardFold } from '../src/fold/standard-fold.ts';
import type { ChurnAlert, Output, SegmentChanged } from '../src/outputs/output.ts';
import type { Rules } from '../src/rules/rules.ts';
import type { State } from '../src/state/state.ts';
import type { EpochMs } from '../src/time/time-units.ts';
import { rulesOf } from './rules.ts';

export type LogEntry = CustomerEvent | { readonly tick: EpochMs };

export interface Ran {
  readonly state: State;
  readonly outputs: readonly Output[];
}

/** A tick at an ISO 8601 instant. */
export function tick(time: string): LogEntry {
  return { tick: Date.parse(time) };
}

/** Folds one customer's log from the beginning. */
export function runLog(
  log: readonly LogEntry[],
  rules: Rules = rulesOf(),
  from?: State,
  { advance, apply, emptyState }: Fold = standardFold,
): Ran {
  let state = from ?? emptyState('a customer');
  const outputs: Output[] = [];
  for (const entry of log) {
    const done = 'tick' in entry ? advance(state, entry.tick, rules) : apply(state, entry, rules);
    state = done.state;
    outputs.push(...done.outputs);
  }
  return { state, outputs };
}

/** One line per output of the first two dimensions and of alerts: instant, what moved or was raised, and why. */
export function published(
  outputs: readonly Output[],
  shown: readonly string[] = ['rfm', 'lifecycle'],
): string[] {
  return outputs.flatMap((output) => {
    const when = new Date(output.at).toISOString();
    const what = describe(output, shown);
    return what === '' ? [] : [`${when} ${what} by ${output.cause.kind}`];
  });
}

/** The lines of one dimension alone, or of alerts alone (`churn`). */
export function publishedOf(outputs: readonly Output[], word: string): string[] {
  const shown = word === 'lifecycle' || word === 'rfm' || word === 'churn' ? undefined : [word];
  return published(outputs, shown).filter((line) => line.includes(` ${word} `));
}

function describeChanges({ changes }: SegmentChanged, shown: readonly string[]): string {
  return changes
    .filter(({ dimension }) => shown.includes(dimension))
    .map(({ dimension, from, to }) => `${dimension} ${from} → ${to}`)
    .join(', ');
}

function describeAlert({ kind, level }: ChurnAlert): string {
  return `churn ${kind} ${level}`;
}

function describe(output: Output, shown: readonly string[]): string {
  if (output.type === 'segment-changed') return describeChanges(output, shown);
  if (output.type === 'churn-alert') return describeAlert(output);
  return shown.includes('follow-up') ? `follow-up ${output.plan} ${output.number}` : '';
}
