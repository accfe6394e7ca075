import { type DurationMs, SECOND } from '@tidemark/core';
import { number, type Progress } from './progress.ts';

/** How a run ended, in a line. */
export function summary(last: Progress | undefined, elapsed: DurationMs): string {
  if (last === undefined) return 'Nothing was shown.';
  const seconds = elapsed / SECOND;
  const { date, day, events, customers, changes, alerts } = last;
  return [
    `Until ${date}: ${number(day)} ${day === 1 ? 'day' : 'days'}, ${number(events)} events of ${number(customers)} customers`,
    `made ${number(changes)} segment changes and ${number(alerts)} churn alerts`,
    `in ${seconds.toFixed(1)} s (${number(Math.round(events / Math.max(seconds, 0.001)))} events/s).`,
  ].join(' ');
}
