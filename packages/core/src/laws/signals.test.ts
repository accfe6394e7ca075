import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../test/check.ts';
import { runLog } from '../../test/run-log.ts';
import { type Story, someTime, story } from '../../test/story.ts';
import { ruleSetInForce } from '../rules/rule-set-in-force.ts';
import { isOn } from '../signals/is-on.ts';
import { signals } from '../signals/list.ts';
import type { Signal } from '../signals/signal.ts';
import { type View, viewAt } from '../state/view.ts';
import { dayStart } from '../time/local-day.ts';
import { DAY, type EpochMs, NEVER } from '../time/time-units.ts';

/** Looks at a customer who has bought, some time after the story; undefined for one who has not. */
function viewsOf({ rules, events }: Story): ((at: EpochMs) => View) | undefined {
  const { state } = runLog(events, rules);
  if (state.lastPurchaseAt === null) return undefined;
  const ruleSet = ruleSetInForce(state, rules);
  return (at) => viewAt(state, Math.max(at, state.asOf!), ruleSet, rules.deployment);
}

/** Every local midnight of the year after a view, and the last millisecond before each. */
function midnightsAfter({ at, day, zone }: View): EpochMs[] {
  return Array.from({ length: 365 }, (_, index) => dayStart(zone, day + 1 + index))
    .flatMap((start) => [start - 1, start])
    .filter((start) => start > at);
}

function stands(signal: Signal, view: View): boolean {
  return signal.stands(view) !== null;
}

describe('a signal', () => {
  test('does not begin or cease to stand between two candidates', () => {
    check([story, someTime, fc.double({ min: 0, max: 1, noNaN: true })], (drawn, later, share) => {
      const viewFrom = viewsOf(drawn);
      if (viewFrom === undefined) return;
      const view = viewFrom(drawn.events.at(-1)!.at + later);

      for (const signal of signals) {
        const next = Math.min(signal.nextChange(view, NEVER), view.at + 1_000 * DAY);
        expect(next).toBeGreaterThan(view.at);
        const probes = [view.at + Math.floor((next - 1 - view.at) * share), next - 1];
        for (const at of [...probes, ...midnightsAfter(view)].filter((each) => each < next))
          if (stands(signal, viewFrom(at)) !== stands(signal, view))
            expect.fail(`${signal.name} changes at ${at}, before ${next}`);
      }
    });
  });

  test('changes at every candidate', () => {
    check([story, someTime], (drawn, later) => {
      const viewFrom = viewsOf(drawn);
      // A day that is skipped begins with the next one: what changes for it alone is a candidate in vain.
      if (viewFrom === undefined || drawn.rules.deployment.zone.name === 'Pacific/Apia') return;
      const view = viewFrom(drawn.events.at(-1)!.at + later);

      for (const signal of signals) {
        const next = signal.nextChange(view, NEVER);
        if (next === NEVER || signal.name === 'complaints') continue;
        expect(stands(signal, viewFrom(next))).not.toBe(stands(signal, view));
      }
    });
  });

  test('tells the same candidate before a bound, and none before it after it', () => {
    check([story, someTime, someTime], (drawn, later, ahead) => {
      const viewFrom = viewsOf(drawn);
      if (viewFrom === undefined) return;
      const view = viewFrom(drawn.events.at(-1)!.at + later);
      const bound = view.at + ahead;

      for (const signal of signals) {
        const next = signal.nextChange(view, NEVER);
        const bounded = signal.nextChange(view, bound);
        if (next < bound) expect(bounded).toBe(next);
        else expect(bounded).toBeGreaterThanOrEqual(bound);
      }
    });
  });

  test('has stood since it says, and not in the millisecond before, unless something else happened then', () => {
    check([story, someTime], (drawn, later) => {
      const viewFrom = viewsOf(drawn);
      if (viewFrom === undefined) return;
      const view = viewFrom(drawn.events.at(-1)!.at + later);

      for (const signal of signals.filter((each) => stands(each, view))) {
        const since = signal.since(view);
        expect(since).toBeLessThanOrEqual(view.at);
        // Between the customer's own time and now no event has come: there the same state can be looked at.
        if (since < view.state.asOf!) continue;
        expect(stands(signal, viewFrom(since))).toBe(true);
        const isLongDecline = signal.kind === 'decline' && stands(signal, viewFrom(since - 1));
        if (since > view.state.asOf! && !isLongDecline)
          expect(stands(signal, viewFrom(since - 1))).toBe(false);
      }
    });
  });

  test('stands in some story, and not in others', () => {
    const counts = new Map(signals.map(({ name }) => [name, 0]));
    const drawn = fc.sample(fc.tuple(story, someTime), { numRuns: 2_000, seed: 12 });
    for (const [each, later] of drawn) {
      const view = viewsOf(each)?.(each.events.at(-1)!.at + later);
      if (view === undefined) continue;
      for (const signal of signals)
        if (isOn(view.policy, signal) && stands(signal, view))
          counts.set(signal.name, counts.get(signal.name)! + 1);
    }

    for (const [name, count] of counts) {
      expect(count, name).toBeGreaterThan(20);
      expect(count, name).toBeLessThan(1_500);
    }
  });
});
