import { expect, test } from 'vitest';
import { check } from '../../test/check.ts';
import { runLog } from '../../test/run-log.ts';
import { someTime, story } from '../../test/story.ts';
import { ruleSetInForce } from '../rules/rule-set-in-force.ts';
import { type View, viewAt } from '../state/view.ts';
import { dayStart, type LocalDay, localDay } from '../time/local-day.ts';
import { DAY, type EpochMs } from '../time/time-units.ts';
import { frequencyDrop } from './frequency-drop.ts';
import { interactionDrop } from './interaction-drop.ts';

/** Evidence and since, looked for period by period. */
interface Found {
  readonly observed: number;
  readonly threshold: number;
  readonly since: EpochMs;
}

interface Periods {
  /** How much the periods from one to another one hold, both included. */
  readonly sum: (from: number, to: number) => number;
  readonly current: number;
  readonly window: number;
  readonly limits: { readonly min: number; readonly percent: number };
  readonly startOf: (period: number) => EpochMs;
}

function search(view: View, { sum, current, window, limits, startOf }: Periods): Found | null {
  const from = view.state.lastPurchaseAt! + view.policy.churn.minOverdueDays * DAY;
  const counts = (period: number) => ({
    now: sum(period - window, period),
    before: sum(period - 2 * window, period - window - 1),
  });
  const isDropped = (period: number) => {
    const { now, before } = counts(period);
    return before >= limits.min && now <= Math.floor((before * limits.percent) / 100);
  };
  if (view.at < from || !isDropped(current)) return null;
  let earliest = current;
  while (earliest > current - window && isDropped(earliest - 1)) earliest--;
  const { now, before } = counts(current);
  return {
    observed: now,
    threshold: Math.floor((before * limits.percent) / 100),
    since: Math.max(from, startOf(earliest)),
  };
}

function byDays(view: View): Found | null {
  const { state, policy, zone } = view;
  return search(view, {
    sum: (from, to) =>
      state.buckets.reduce(
        (total, { day, purchases }) => total + (day >= from && day <= to ? purchases : 0),
        0,
      ),
    current: localDay(zone, view.at),
    window: policy.churn.frequencyDrop.windowDays,
    limits: policy.churn.frequencyDrop,
    startOf: (day: LocalDay) => dayStart(zone, day),
  });
}

function byWeeks(view: View): Found | null {
  const { state, policy, zone } = view;
  return search(view, {
    sum: (from, to) =>
      state.contact.interactionWeeks.reduce(
        (total, { week, count }) => total + (week >= from && week <= to ? count : 0),
        0,
      ),
    current: Math.floor((localDay(zone, view.at) - state.contact.firstDay!) / 7),
    window: 4,
    limits: policy.churn.interactionDrop,
    startOf: (week) => dayStart(zone, state.contact.firstDay! + 7 * week),
  });
}

test.each([
  [frequencyDrop, byDays],
  [interactionDrop, byWeeks],
] as const)('$name is what a search period by period finds', (signal, searched) => {
  check([story, someTime], ({ rules, events }, later) => {
    const { state } = runLog(events, rules);
    if (state.lastPurchaseAt === null) return;
    const view = viewAt(state, state.asOf! + later, ruleSetInForce(state, rules), rules.deployment);

    const evidence = signal.stands(view);

    expect(evidence && { ...evidence, since: signal.since(view) }).toEqual(searched(view));
  });
});
