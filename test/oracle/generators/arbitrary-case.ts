import { DAY, type DeploymentConfig, HOUR, type RuleSet, type Rules } from '@tidemark/core';
import fc from 'fast-check';
import { policiesOf } from '../rules/policy-of-type.ts';
import { arbitraryDeployment, BASE } from './arbitrary-deployment.ts';
import { arbitraryMoves } from './arbitrary-moves.ts';
import { arbitraryRules, type DrawnRules } from './arbitrary-rules.ts';
import { placeMoves } from './place-moves.ts';
import type { PlacedStep } from './placed-step.ts';

/** One customer's log, what it must publish, and the rule sets known before its first record. */
export interface Case {
  readonly customerId: string;
  readonly rules: Rules;
  readonly placed: readonly PlacedStep[];
}

/** The first rules from 0 on; the next ones known from the start, at midday or at midnight of some day. */
function rulesOf(
  deployment: DeploymentConfig,
  drawnRules: readonly DrawnRules[],
  halfDays: readonly number[],
): Rules {
  const list: RuleSet[] = [];
  for (const each of drawnRules.slice(0, halfDays.length + 1)) {
    const last = list.at(-1)?.effectiveAt;
    const wished = BASE + (halfDays[list.length - 1] ?? 0) * 12 * HOUR;
    const effectiveAt = last === undefined ? 0 : Math.max(wished, last + 1);
    list.push({ ...each, effectiveAt });
  }
  return { deployment, list };
}

/** Half days from BASE: near the beginning, or far out. */
const halfDays = fc.array(
  fc.oneof({ arbitrary: fc.integer({ min: -1, max: 40 }), weight: 4 }, fc.integer({ min: 0, max: 800 })),
  { maxLength: 2 },
);

/** Of any phase, some with letters of several bytes. */
const customerId = fc.oneof(
  fc.nat().map((number) => `c-${number}`),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
);

/** After the moves, a tick far enough out that most of what falls due by silence is published. */
const LAST_TICK = { kind: 'tick', when: { kind: 'after', ms: 40 * DAY } } as const;

/** What the days kept must cover: every window, and every complaint that can still be young (a day may be short). */
function mostDaysAsked(drawnRules: readonly DrawnRules[]): number {
  const policies = drawnRules.flatMap(({ policy }) => policiesOf(policy));
  const days = policies.flatMap(({ rfm, satisfaction, churn }) => [
    rfm.windowDays,
    satisfaction.complaintDays + 2,
    churn.complaintDays + 2,
    3 * churn.frequencyDrop.windowDays,
  ]);
  return Math.max(...days);
}

export const arbitraryCase: fc.Arbitrary<Case> = arbitraryRules.chain((drawnRules) =>
  fc
    .record({
      deployment: arbitraryDeployment(mostDaysAsked(drawnRules)),
      halfDays,
      moves: arbitraryMoves,
      customerId,
    })
    .map(({ deployment, halfDays, moves, customerId }) => {
      const rules = rulesOf(deployment, drawnRules, halfDays);
      const placed = placeMoves([...moves, LAST_TICK], rules, drawnRules, customerId);
      return { customerId, rules, placed };
    }),
);
