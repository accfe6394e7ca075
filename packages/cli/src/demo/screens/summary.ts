import { type DurationMs, SECOND } from '@tidemark/core';
import { counted } from '../../sentences/counted.ts';
import { listed } from '../../sentences/listed.ts';
import { outputKinds } from '../../sentences/output-words.ts';
import type { Progress } from './progress.ts';

/** How a run ended, in a line. */
export function summary(last: Progress | undefined, elapsed: DurationMs): string {
  if (last === undefined) return 'No day was simulated.';
  const seconds = Math.max(elapsed / SECOND, 0.001);
  const { date, day, events, customers, published } = last;
  const outputs = outputKinds.map(([type, { noun }]) => counted(published.get(type) ?? 0, noun));
  return [
    `Until ${date}: ${counted(day, 'day')}, ${counted(events, 'event')} of ${counted(customers, 'customer')}`,
    `made ${listed(outputs)}`,
    `in ${seconds.toFixed(1)} s (${Math.round(events / seconds).toLocaleString('en-US')} events/s).`,
  ].join(' ');
}
