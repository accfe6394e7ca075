import { DAY, type Frame, HOUR, type Ruler, type Rulers } from '@tidemark/core';
import fc from 'fast-check';
import { arbitraryFrame, BASE } from './arbitrary-frame.ts';
import { arbitraryMoves } from './arbitrary-moves.ts';
import { arbitraryRules, type Rules } from './arbitrary-rules.ts';
import { placeMoves } from './place-moves.ts';
import type { PlacedStep } from './placed-step.ts';
import { policiesOf } from './policy-of-type.ts';

/** One customer's log, what it must say, and the rulers known before its first record. */
export interface Case {
  readonly rulers: Rulers;
  readonly placed: readonly PlacedStep[];
}

/** The first rules from 0 on; the next ones known from the start, at midday or at midnight of some day. */
function rulersOf(frame: Frame, rules: readonly Rules[], halfDays: readonly number[]): Rulers {
  const list: Ruler[] = [];
  for (const each of rules.slice(0, halfDays.length + 1)) {
    const last = list.at(-1)?.effectiveAt;
    const wished = BASE + (halfDays[list.length - 1] ?? 0) * 12 * HOUR;
    const effectiveAt = last === undefined ? 0 : Math.max(wished, last + 1);
    list.push({ ...each, effectiveAt });
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
function mostDaysAsked(rules: readonly Rules[]): number {
  const policies = rules.flatMap(({ policy }) => policiesOf(policy));
  const days = policies.flatMap(({ rfm, satisfaction, churn }) => [
    rfm.windowDays,
    satisfaction.complaintDays + 2,
    churn.complaintDays + 2,
  ]);
  return Math.max(...days);
}

export const arbitraryCase: fc.Arbitrary<Case> = arbitraryRules.chain((rules) =>
  fc
    .record({
      frame: arbitraryFrame(mostDaysAsked(rules)),
      halfDays,
      moves: arbitraryMoves,
    })
    .map(({ frame, halfDays, moves }) => {
      const rulers = rulersOf(frame, rules, halfDays);
      return { rulers, placed: placeMoves([...moves, LAST_TICK], rulers, rules) };
    }),
);
