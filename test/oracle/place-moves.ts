import type { CustomerEvent, EpochMs, Output, Policy, Rulers } from '@tidemark/core';
import { DAY, HOUR } from '@tidemark/core';
import { BASE } from './arbitrary-frame.ts';
import { durationsOf } from './candidates.ts';
import { dayOf, startOfDay } from './local-days.ts';
import type { Move, When } from './moves.ts';
import { type LogStep, type Place, startOf, take } from './oracle.ts';
import { oracleDue } from './oracle-due.ts';

/** One placed record, what it must say, and the due that stands before it. */
export interface PlacedStep {
  readonly step: LogStep;
  readonly expected: readonly Output[];
  readonly due: EpochMs | undefined;
}

/** What placing reads and grows. */
interface Placing {
  readonly place: Place;
  readonly placed: readonly PlacedStep[];
  /** The latest instant of the steps so far. */
  readonly latest: EpochMs;
  readonly policies: readonly Policy[];
}

const FIRST = BASE + 12 * HOUR;

function eventsOf(placed: readonly PlacedStep[]): readonly CustomerEvent[] {
  return placed.flatMap(({ step }) => (step.kind === 'event' ? [step.event] : []));
}

function atLimit(placing: Placing, when: When & { kind: 'limit' }): EpochMs {
  const { place, placed } = placing;
  const durations = durationsOf(place.rulers.list[place.standing.ruler]!.policy);
  const from = eventsOf(placed).at(-1 - when.back)?.at ?? FIRST;
  return from + durations[when.duration % durations.length]! * DAY + when.offsetMs;
}

function midnightFrom(placing: Placing, days: number): EpochMs {
  const { zone } = placing.place.rulers.frame;
  return startOfDay(zone, dayOf(zone, asOf(placing)) + days);
}

function asOf({ place }: Placing): EpochMs {
  return Math.max(place.standing.asOf, FIRST);
}

/** Where a description of an instant points to from here. */
function instantOf(placing: Placing, when: When, due: EpochMs | undefined): EpochMs {
  const { rulers, standing } = placing.place;
  switch (when.kind) {
    case 'after':
      return placing.latest + when.ms;
    case 'same':
      return placing.latest;
    case 'due':
      return (due ?? placing.latest) + when.offsetMs;
    case 'limit':
      return atLimit(placing, when);
    case 'midnight':
      return midnightFrom(placing, when.days) + when.offsetMs;
    case 'late':
      return asOf(placing) - when.ms;
    case 'oldest-kept':
      return midnightFrom(placing, when.days - rulers.frame.daysKept) + when.offsetMs;
    case 'ruler':
      return (rulers.list[standing.ruler + 1] ?? rulers.list.at(-1)!).effectiveAt + when.offsetMs;
    case 'go-live':
      return rulers.frame.goLive + when.offsetMs;
    default:
      return when satisfies never;
  }
}

/** Keeps customers after 2017 and within the years that a due can reach. */
function sane(at: EpochMs): EpochMs {
  return Math.min(Math.max(at, BASE - 900 * DAY), BASE + 2_000 * DAY);
}

/** The next policy as a ruler, later than every ruler known; undefined when all are known. */
function nextRuler({ place, policies }: Placing, at: EpochMs): LogStep | undefined {
  const known = place.rulers.list;
  const policy = policies[known.length];
  if (policy === undefined) return undefined;
  const effectiveAt = Math.max(at, known.at(-1)!.effectiveAt + 1);
  const policyVersion = known.length + 1;
  return { kind: 'ruler', ruler: { policyVersion, scorecardVersion: null, effectiveAt, policy } };
}

function stepOf(placing: Placing, move: Move, due: EpochMs | undefined): LogStep | undefined {
  const events = eventsOf(placing.placed);
  if (move.kind === 'repeat') {
    const event = events.at(-1 - move.back);
    return event && { kind: 'event', event };
  }
  const at = sane(instantOf(placing, move.when, due));
  if (move.kind === 'tick') return { kind: 'tick', at };
  if (move.kind === 'ruler') return nextRuler(placing, at);
  const reused = move.reuse === null ? undefined : events.at(-1 - move.reuse)?.eventId;
  const eventId = reused ?? `e${placing.placed.length}`;
  return { kind: 'event', event: { ...move.body, eventId, at } };
}

function instantsOf(step: LogStep): EpochMs[] {
  if (step.kind === 'event') return [step.event.at];
  return step.kind === 'tick' ? [step.at] : [];
}

function placeOne(placing: Placing, move: Move): Placing {
  const due = oracleDue(placing.place.standing, placing.place.rulers);
  const step = stepOf(placing, move, due);
  if (step === undefined) return placing;
  const place = take(placing.place, step);
  const placed = [...placing.placed, { step, expected: place.outputs, due }];
  return { ...placing, place, placed, latest: Math.max(placing.latest, ...instantsOf(step)) };
}

/** Places moves in time one after the other and plays them: concrete steps with what the oracle says at each. */
export function placeMoves(
  moves: readonly Move[],
  rulers: Rulers,
  policies: readonly Policy[],
): readonly PlacedStep[] {
  const start: Placing = { place: startOf(rulers), placed: [], latest: FIRST, policies };
  return moves.reduce(placeOne, start).placed;
}
