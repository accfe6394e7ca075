import type { EpochMs, Output, Rulers } from '@tidemark/core';
import { settleAlarm } from './alarm.ts';
import type { DimensionStep, Settled } from './dwell.ts';
import { type Facts, factsOf } from './facts.ts';
import { profileOf } from './profile-of.ts';
import { readingAt } from './reading.ts';
import { say } from './say.ts';
import type { Standing, Trigger } from './standing.ts';

/** A step taken: the customer after it and what it said. */
export interface Step {
  readonly at: EpochMs;
  readonly standing: Standing;
  readonly outputs: readonly Output[];
  /** It published something, or moved the level of an unannounced alert. */
  readonly said: boolean;
}

/** What a step is taken with. */
export interface Occasion {
  readonly at: EpochMs;
  readonly trigger: Trigger;
  readonly rulers: Rulers;
  readonly settleDimension: (step: DimensionStep) => Settled;
  /** The facts of the standing's history, where they are already at hand. */
  readonly facts?: Facts;
}

/** Reads everything at one instant and tells what moved. */
export function settle(before: Standing, occasion: Occasion): Step {
  const { at, rulers, trigger, settleDimension } = occasion;
  const { policy, policyVersion, scorecardVersion } = rulers.list[before.ruler]!;
  const { frame } = rulers;
  const from = { at, asOf: before.asOf, policy, frame };
  const reading = readingAt(occasion.facts ?? factsOf(before.history), from);
  const raw = { rfm: reading.rfm.segment, lifecycle: reading.lifecycle };
  const settleOne = (dimension: 'rfm' | 'lifecycle') =>
    settleDimension({
      dimension,
      inForce: before.inForce[dimension],
      waiting: before.waiting[dimension],
      raw: raw[dimension],
      at,
      trigger,
      policy,
    });
  const [rfm, lifecycle] = [settleOne('rfm'), settleOne('lifecycle')];
  const moves = [rfm.move, lifecycle.move].filter((move) => move !== null);
  const inForce = { rfm: rfm.inForce, lifecycle: lifecycle.inForce };
  const waiting = { rfm: rfm.waiting, lifecycle: lifecycle.waiting };
  const { alarm, publish, said } = settleAlarm(before.alarm, reading.level, at, policy, frame.goLive);
  const profile = profileOf(reading, inForce, rulers);
  const ruler = { policyVersion, scorecardVersion };
  const { sequence } = before;
  const { goLive } = frame;
  const outputs = say({ at, trigger, goLive, moves, alert: publish, reading, profile, ruler, sequence });
  const standing = { ...before, inForce, waiting, alarm, sequence: sequence + outputs.length };
  return { at, standing, outputs, said: moves.length > 0 || said };
}
