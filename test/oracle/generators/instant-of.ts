import { type CustomerEvent, DAY, type EpochMs, HOUR } from '@tidemark/core';
import { dayOf, startOfDay } from '../calendar/local-days.ts';
import { durationsOf } from '../fold/candidates.ts';
import type { Place } from '../fold/oracle.ts';
import { BASE } from './arbitrary-deployment.ts';
import type { DrawnRules } from './arbitrary-rules.ts';
import type { When } from './moves.ts';
import type { PlacedStep } from './placed-step.ts';

/** What placing reads and grows. */
export interface Placing {
  readonly place: Place;
  readonly placed: readonly PlacedStep[];
  /** The latest instant of the steps so far. */
  readonly latest: EpochMs;
  /** Those of the rule sets known and of those to come. */
  readonly drawnRules: readonly DrawnRules[];
}

/** Where the first event lies unless a move says otherwise. */
export const FIRST = BASE + 12 * HOUR;

export function eventsOf(placed: readonly PlacedStep[]): readonly CustomerEvent[] {
  return placed.flatMap(({ step }) => (step.kind === 'event' ? [step.event] : []));
}

function atLimit(placing: Placing, when: When & { kind: 'limit' }): EpochMs {
  const { place, placed } = placing;
  const durations = durationsOf(place.rules.list[place.standing.ruleSet]!.policy);
  const from = eventsOf(placed).at(-1 - when.back)?.at ?? FIRST;
  return from + durations[when.duration % durations.length]! * DAY + when.offsetMs;
}

function midnightFrom(placing: Placing, days: number): EpochMs {
  const { zone } = placing.place.rules.deployment;
  return startOfDay(zone, dayOf(zone, asOf(placing)) + days);
}

function nearTransition(placing: Placing, { index, offsetMs }: When & { kind: 'transition' }): EpochMs {
  const { transitions } = placing.place.rules.deployment.zone;
  return (transitions[index % transitions.length]?.at ?? placing.latest) + offsetMs;
}

function asOf({ place }: Placing): EpochMs {
  return Math.max(place.standing.asOf, FIRST);
}

/** Where a description of an instant points to from here. */
export function instantOf(placing: Placing, when: When, due: EpochMs | undefined): EpochMs {
  const { rules, standing } = placing.place;
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
    case 'after-as-of':
      return asOf(placing) + when.ms;
    case 'late':
      return asOf(placing) - when.ms;
    case 'oldest-kept':
      return midnightFrom(placing, when.days - rules.deployment.daysKept) + when.offsetMs;
    case 'rules':
      return (rules.list[standing.ruleSet + 1] ?? rules.list.at(-1)!).effectiveAt + when.offsetMs;
    case 'transition':
      return nearTransition(placing, when);
    case 'go-live':
      return rules.deployment.goLive + when.offsetMs;
    default:
      return when satisfies never;
  }
}
