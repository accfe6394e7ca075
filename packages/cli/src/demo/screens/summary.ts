import { type DurationMs, SECOND } from '@tidemark/core';
import { counted } from '../../sentences/counted.ts';
import { listed } from '../../sentences/listed.ts';
import { outputKinds } from '../../sentences/output-words.ts';
import { followUpTable } from './follow-up-table.ts';
import type { PlanTally } from './follow-up-tally.ts';
import type { Progress } from './progress.ts';

/** How a run ended, in a line, and below it what a week brought of each plan's follow-ups. */
export function summary(
  last: Progress | undefined,
  followUps: readonly PlanTally[],
  elapsed: DurationMs,
): string {
  if (last === undefined) return 'No day was simulated.';
  const seconds = Math.max(elapsed / SECOND, 0.001);
  const { date, day, events, customers, published } = last;
  const outputs = outputKinds.map(([type, { noun }]) => counted(published.get(type) ?? 0, noun));
  const line = [
    `Until ${date}: ${counted(day, 'day')}, ${counted(events, 'event')} of ${counted(customers, 'customer')}`,
    `made ${listed(outputs)}`,
    `in ${seconds.toFixed(1)} s (${Math.round(events / seconds).toLocaleString('en-US')} events/s).`,
  ].join(' ');
  return [line, followUpTable(followUps, day)].filter((each) => each !== '').join('\n');
}
