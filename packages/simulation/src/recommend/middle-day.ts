import { DAY, type LocalDay, localDay } from '@tidemark/core';
import { InputError } from '../input/input-error.ts';
import type { History } from '../replay/history/history.ts';
import type { ReplayRules } from '../replay/rules/replay-rules.ts';

/**
 * The last day of the first half of a history.
 *
 * @throws InputError where a half has no room for an alert and a window after it
 */
export function middleDay(
  { customers, until }: History,
  { zone }: ReplayRules,
  windowDays: number,
): LocalDay {
  const begin = customers.reduce((first, { events }) => Math.min(first, events[0]!.occurredAt), until);
  const days = Math.floor((until - begin) / DAY);
  if (days <= 2 * windowDays + 2) {
    throw new InputError(
      `Cannot recommend with a window of ${windowDays} days: both halves of the history need one, and it has ${days} days; take a shorter window`,
    );
  }
  return localDay(zone, begin + Math.floor((until - begin) / 2)) - 1;
}
