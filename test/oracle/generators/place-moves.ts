import { type ClassInForce, type CustomerEvent, DAY, type EpochMs, type Rules } from '@tidemark/core';
import { type LogStep, startOf, take } from '../fold/oracle.ts';
import { oracleDue } from '../fold/oracle-due.ts';
import { type CustomerState, DIMENSIONS } from '../state/customer-state.ts';
import { BASE } from './arbitrary-deployment.ts';
import type { DrawnRules } from './arbitrary-rules.ts';
import { eventOf } from './event-of.ts';
import { eventsOf, FIRST, instantOf, type Placement } from './instant-of.ts';
import type { Move } from './moves.ts';
import type { PlacedStep } from './placed-step.ts';

/** Keeps customers after 2017 and within the years that a due can reach. */
function sane(at: EpochMs): EpochMs {
  return Math.min(Math.max(at, BASE - 900 * DAY), BASE + 2_000 * DAY);
}

/** The next rules as a rule set, later than every rule set known; undefined when all are known. */
function nextRuleSet({ position, drawnRules }: Placement, at: EpochMs): LogStep | undefined {
  const known = position.rules.list;
  const next = drawnRules[known.length];
  if (next === undefined) return undefined;
  const effectiveAt = Math.max(at, known.at(-1)!.effectiveAt + 1);
  return { kind: 'rules', ruleSet: { ...next, effectiveAt } };
}

function isContact({ kind }: CustomerEvent): boolean {
  return kind === 'INTERACTION' || kind === 'FEEDBACK';
}

function stepOf(placement: Placement, move: Move, due: EpochMs | undefined): LogStep | undefined {
  const events = eventsOf(placement.placed);
  if (move.kind === 'repeat') {
    const ring = events.filter((event) => isContact(event) === (move.ring === 'contacts'));
    const event = ring.at(-1 - move.back);
    return event && { kind: 'event', event };
  }
  const at = sane(instantOf(placement, move.when, due));
  if (move.kind === 'tick') return { kind: 'tick', at };
  if (move.kind === 'rules') return nextRuleSet(placement, at);
  const reused = move.reuse === null ? undefined : events.at(-1 - move.reuse)?.eventId;
  const eventId = reused ?? `e${placement.placed.length}`;
  return { kind: 'event', event: eventOf(move.body, eventId, at, placement.position) };
}

/** The class in force in each dimension, in the shape of core's `classesOf`. */
function assignmentsOf({ classes }: CustomerState): readonly ClassInForce[] {
  return DIMENSIONS.map((dimension) => {
    const { inForce, since, waiting, suppressed } = classes[dimension];
    const pending = waiting && { class: waiting.to, since: waiting.since, cause: waiting.trigger };
    return { dimension, class: inForce, since, waiting: pending, suppressed };
  });
}

function instantsOf(step: LogStep): EpochMs[] {
  if (step.kind === 'event') return [step.event.at];
  return step.kind === 'tick' ? [step.at] : [];
}

function placeOne(placement: Placement, move: Move): Placement {
  const due = oracleDue(placement.position.state, placement.position.rules);
  const step = stepOf(placement, move, due);
  if (step === undefined) return placement;
  const position = take(placement.position, step);
  const assignments = assignmentsOf(position.state);
  const placed = [...placement.placed, { step, expected: position.outputs, assignments, due }];
  return { ...placement, position, placed, latest: Math.max(placement.latest, ...instantsOf(step)) };
}

/** Places moves in time one after the other and plays them: concrete steps with what the oracle publishes at each. */
export function placeMoves(
  moves: readonly Move[],
  rules: Rules,
  drawnRules: readonly DrawnRules[],
  customerId: string,
): readonly PlacedStep[] {
  const start: Placement = { position: startOf(rules, customerId), placed: [], latest: FIRST, drawnRules };
  return moves.reduce(placeOne, start).placed;
}
