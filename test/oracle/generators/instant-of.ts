import { type CustomerEvent, DAY, type EpochMs, HOUR } from '@tidemark/core';
import { dayOf, startOfDay } from '../calendar/local-days.ts';
import { durationsOf } from '../fold/candidates.ts';
import type { LogPosition } from '../fold/oracle.ts';
import { BASE } from './arbitrary-deployment.ts';
import type { DrawnRules } from './arbitrary-rules.ts';
import type { When } from './moves.ts';
import type { PlacedStep } from './placed-step.ts';

/** What placement reads and grows. */
export interface Placement {
  readonly position: LogPosition;
  readonly placed: readonly PlacedStep[];
  /** The latest instant of the steps so far. */
  readonly latest: EpochMs;
  /** Those of the rule sets known and of those to come. */
  readonly drawnRules: readonly DrawnRules[];
}

/** Where the first event lies unless a move puts it elsewhere. */
export const FIRST = BASE + 12 * HOUR;

export function eventsOf(placed: readonly PlacedStep[]): readonly CustomerEvent[] {
  return placed.flatMap(({ step }) => (step.kind === 'event' ? [step.event] : []));
}

function atLimit(placement: Placement, when: When & { kind: 'limit' }): EpochMs {
  const { position, placed } = placement;
  const durations = durationsOf(position.rules.list[position.state.ruleSet]!.policy);
  const from = eventsOf(placed).at(-1 - when.back)?.at ?? FIRST;
  return from + durations[when.duration % durations.length]! * DAY + when.offsetMs;
}

function midnightFrom(placement: Placement, days: number): EpochMs {
  const { zone } = placement.position.rules.deployment;
  return startOfDay(zone, dayOf(zone, asOf(placement)) + days);
}

function nearTransition(placement: Placement, { index, offsetMs }: When & { kind: 'transition' }): EpochMs {
  const { transitions } = placement.position.rules.deployment.zone;
  return (transitions[index % transitions.length]?.at ?? placement.latest) + offsetMs;
}

function asOf({ position }: Placement): EpochMs {
  return Math.max(position.state.asOf, FIRST);
}

/** Where a description of an instant points to from here. */
export function instantOf(placement: Placement, when: When, due: EpochMs | undefined): EpochMs {
  const { rules, state } = placement.position;
  switch (when.kind) {
    case 'after':
      return placement.latest + when.ms;
    case 'same':
      return placement.latest;
    case 'due':
      return (due ?? placement.latest) + when.offsetMs;
    case 'limit':
      return atLimit(placement, when);
    case 'midnight':
      return midnightFrom(placement, when.days) + when.offsetMs;
    case 'after-as-of':
      return asOf(placement) + when.ms;
    case 'late':
      return asOf(placement) - when.ms;
    case 'oldest-kept':
      return midnightFrom(placement, when.days - rules.deployment.daysKept) + when.offsetMs;
    case 'rules':
      return (rules.list[state.ruleSet + 1] ?? rules.list.at(-1)!).effectiveAt + when.offsetMs;
    case 'transition':
      return nearTransition(placement, when);
    case 'go-live':
      return rules.deployment.goLive + when.offsetMs;
    default:
      return when satisfies never;
  }
}
