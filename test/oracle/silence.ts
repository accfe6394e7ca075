import type { EpochMs, Rulers } from '@tidemark/core';
import { fixedCandidates, nextCandidate } from './candidates.ts';
import { settleAtOnce, settleWithDwell } from './dwell.ts';
import { factsOf } from './facts.ts';
import { type Step, settle } from './settle.ts';
import type { Standing } from './standing.ts';

/** A silent instant looked at, or a ruler passed. */
export interface QuietStep extends Step {
  readonly passesRuler: boolean;
}

/** Looks at every candidate after asOf up to and including `until`; returns the customer as it stands there. */
function* lookUntil(from: Standing, until: EpochMs, rulers: Rulers): Generator<QuietStep, Standing> {
  let standing = from;
  const facts = factsOf(from.history);
  const fixed = fixedCandidates(facts, rulers.list[from.ruler]!.policy);
  const silence = { kind: 'SILENCE', eventId: null } as const;
  let at = nextCandidate(fixed, standing, standing.asOf, rulers);
  while (at <= until) {
    const step = settle(standing, { at, trigger: silence, rulers, settleDimension: settleWithDwell, facts });
    standing = step.said ? { ...step.standing, asOf: at } : step.standing;
    yield { ...step, standing, passesRuler: false };
    at = nextCandidate(fixed, standing, at, rulers);
  }
  return standing;
}

/** Passes the next ruler at max(effectiveAt, asOf); asOf becomes that instant, also when nothing is said (FOLD.md 6). */
function pass(before: Standing, rulers: Rulers): QuietStep {
  const ruler = before.ruler + 1;
  const at = Math.max(rulers.list[ruler]!.effectiveAt, before.asOf);
  const trigger = { kind: 'RULER', eventId: null } as const;
  const step = settle({ ...before, ruler, asOf: at }, { at, trigger, rulers, settleDimension: settleAtOnce });
  return { ...step, passesRuler: true };
}

/**
 * Everything that happens without an event: silences up to and including `silentUntil`, and the rulers with
 * effectiveAt ≤ `rulersUntil`, each after the old ruler's silences up to and including its effectiveAt.
 */
export function* quietSteps(
  from: Standing,
  silentUntil: EpochMs,
  rulersUntil: EpochMs,
  rulers: Rulers,
): Generator<QuietStep, Standing> {
  let standing = from;
  for (;;) {
    const next = rulers.list[standing.ruler + 1];
    if (next === undefined || next.effectiveAt > rulersUntil) break;
    standing = yield* lookUntil(standing, next.effectiveAt, rulers);
    const passed = pass(standing, rulers);
    yield passed;
    standing = passed.standing;
  }
  return yield* lookUntil(standing, silentUntil, rulers);
}
