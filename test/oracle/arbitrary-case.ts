import { DAY, type Frame, HOUR, type Policy, type Ruler, type Rulers } from '@tidemark/core';
import fc from 'fast-check';
import { arbitraryFrame, BASE } from './arbitrary-frame.ts';
import { arbitraryMoves } from './arbitrary-moves.ts';
import { arbitraryPolicies } from './arbitrary-policy.ts';
import { placeMoves } from './place-moves.ts';
import type { PlacedStep } from './placed-step.ts';

/** One customer's log, what it must say, and the rulers known before its first record. */
export interface Case {
  readonly rulers: Rulers;
  readonly placed: readonly PlacedStep[];
}

/** The first policy from 0 on; the next ones known from the start, at midday or at midnight of some day. */
function rulersOf(frame: Frame, policies: readonly Policy[], halfDays: readonly number[]): Rulers {
  const list: Ruler[] = [];
  for (const policy of policies.slice(0, halfDays.length + 1)) {
    const last = list.at(-1)?.effectiveAt;
    const wished = BASE + (halfDays[list.length - 1] ?? 0) * 12 * HOUR;
    const effectiveAt = last === undefined ? 0 : Math.max(wished, last + 1);
    list.push({ policyVersion: list.length + 1, scorecardVersion: null, effectiveAt, policy });
  }
  return { frame, list };
}

/** Half days from BASE: near the beginning, or far out. */
const halfDays = fc.array(
  fc.oneof({ arbitrary: fc.integer({ min: -1, max: 40 }), weight: 4 }, fc.integer({ min: 0, max: 800 })),
  { maxLength: 2 },
);

/** After the moves, a tick far enough out that most of what silence has to say is said. */
const LAST_TICK = { kind: 'tick', when: { kind: 'after', ms: 40 * DAY } } as const;

/** What the days kept must cover: every window, and every complaint that can still be young (a day may be short). */
function mostDaysAsked(policies: readonly Policy[]): number {
  return Math.max(...policies.flatMap(({ rfm, churn }) => [rfm.windowDays, churn.complaintDays + 2]));
}

export const arbitraryCase: fc.Arbitrary<Case> = arbitraryPolicies.chain((policies) =>
  fc
    .record({
      frame: arbitraryFrame(mostDaysAsked(policies)),
      halfDays,
      moves: arbitraryMoves,
    })
    .map(({ frame, halfDays, moves }) => {
      const rulers = rulersOf(frame, policies, halfDays);
      return { rulers, placed: placeMoves([...moves, LAST_TICK], rulers, policies) };
    }),
);
