import { DAY, HOUR, type Policy } from '@tidemark/core';
import { drawFaults } from './draw-faults.ts';
import { drawFollowUp } from './draw-follow-up.ts';
import { drawPolicy, drawScorecard } from './draw-policy.ts';
import { drawModels, drawSignals } from './draw-signals.ts';
import { drawUpstream } from './draw-upstream.ts';
import { createDraws, type Draws, seedOf } from './draws.ts';
import { type Move, SCHEDULE_MS, type Schedule, type WorldPlan } from './schedule.ts';

/** Ids whose order by bytes is not JavaScript's, and a few plain ones. */
const CUSTOMERS = ['ada', 'bo', 'c\u00e9', 'd', '\uffee', '\u{1f600}', 'g', 'h:1', 'i', 'j', 'k', 'l'];

type ApplyMove = Extract<Move, { kind: 'apply' }>;

/** The schedule of a seed: always the same one. */
export function drawSchedule(seed: number): Schedule {
  const drawn = drawPlan(createDraws(seedOf(seed, 'plan')));
  const further = createDraws(seedOf(seed, 'follow-ups'));
  const plan = {
    ...drawn,
    ...drawMemory(createDraws(seedOf(seed, 'memory'))),
    policy: withFollowUp(further, drawn.policy),
  };
  const moves = [
    ...drawUpstream(createDraws(seedOf(seed, 'upstream')), plan),
    ...drawLeaps(createDraws(seedOf(seed, 'leaps'))),
    ...drawRules(createDraws(seedOf(seed, 'rules')), plan).map((move) => withFurther(further, move)),
    ...drawFaults(createDraws(seedOf(seed, 'faults')), plan),
  ];
  return { seed, plan, moves: moves.toSorted((left, right) => left.at - right.at) };
}

function drawPlan(draws: Draws): Omit<WorldPlan, 'cacheBytes' | 'writeBack'> {
  return {
    logPartitions: draws.between(2, 3),
    sourcePartitions: draws.between(1, 2),
    customers: CUSTOMERS.slice(0, draws.between(5, CUSTOMERS.length)),
    time: draws.percent(75) ? 'real' : 'simulated',
    goLiveAfterMs: draws.percent(75) ? -30 * DAY : draws.below(6 * DAY),
    policy: drawPolicy(draws),
    sessionMs: draws.between(600, 2_500),
    runLength: draws.between(1, 6),
  };
}

/** From nothing held and all written at once to everything served from memory for seconds (who sleeps oversleeps). */
function drawMemory(draws: Draws): Pick<WorldPlan, 'cacheBytes' | 'writeBack'> {
  return {
    cacheBytes: draws.pick([0, 2_000, 4_000, 8_000, 100_000]),
    writeBack: {
      afterMs: draws.pick([20, 250, 250, 1_000]),
      bytes: draws.pick([1, 3_000, 6_000, 100_000, 100_000]),
    },
  };
}

function withFollowUp(draws: Draws, policy: Policy): Policy {
  const churn = { ...policy.churn, ...drawSignals(draws) };
  return { ...policy, churn, followUp: drawFollowUp(draws) };
}

/** Plans and signals for a policy, models for a scorecard. */
function withFurther(draws: Draws, move: ApplyMove): ApplyMove {
  const { ruleSet } = move;
  if (ruleSet.kind === 'policy')
    return { ...move, ruleSet: { ...ruleSet, policy: withFollowUp(draws, ruleSet.policy) } };
  return { ...move, ruleSet: { ...ruleSet, scorecard: { ...ruleSet.scorecard, models: drawModels(draws) } } };
}

/** Nothing happens in the system while days pass: what fell due meanwhile is due at once. */
function drawLeaps(draws: Draws): readonly Move[] {
  return Array.from({ length: draws.between(4, 9) }, () => ({
    kind: 'leap' as const,
    at: draws.below(SCHEDULE_MS),
    ms: draws.percent(60) ? draws.below(2 * DAY) : draws.below(5 * HOUR) + 4 * DAY,
  }));
}

/** Policies and scorecards; some have an instant before that of others that precede them in the log. */
function drawRules(draws: Draws, plan: WorldPlan): readonly ApplyMove[] {
  return Array.from({ length: draws.pick([0, 1, 1, 2, 3]) }, () => ({
    kind: 'apply',
    at: draws.below(SCHEDULE_MS),
    ruleSet: draws.percent(50)
      ? ({ kind: 'policy', policy: drawPolicy(draws) } as const)
      : ({ kind: 'scorecard', scorecard: drawScorecard(draws) } as const),
    aheadMs: draws.percent(50) ? draws.below(60_000) : draws.below(2 * DAY),
    afterMs: Array.from({ length: plan.logPartitions + draws.below(3) }, () => draws.below(1_500)),
  }));
}
