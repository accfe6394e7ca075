import { type ChurnLevel, DAY, type EpochMs, type Policy, type Signal, type ZoneTable } from '@tidemark/core';
import { complaintSignal } from './complaint-signal.ts';
import type { Facts } from './facts.ts';
import { overdueSignal } from './overdue-signal.ts';
import { rawLifecycle } from './raw-lifecycle.ts';
import { type RawRfm, rawRfm } from './raw-rfm.ts';

/** What the facts say at one instant under one policy: everything raw, nothing remembered. */
export interface Reading {
  readonly rfm: RawRfm;
  readonly lifecycle: string;
  readonly recencyDays: number | null;
  readonly signals: readonly Signal[];
  readonly level: ChurnLevel;
}

const LEVELS = ['low', 'medium', 'high'] as const;

function signalsOf(facts: Facts, at: EpochMs, policy: Policy): readonly Signal[] {
  if (facts.life === null) return [];
  const signals = [overdueSignal(facts.life, at, policy), complaintSignal(facts.grievances, at, policy)];
  return signals.filter((signal) => signal !== null);
}

export function readingAt(facts: Facts, at: EpochMs, policy: Policy, zone: ZoneTable): Reading {
  const signals = signalsOf(facts, at, policy);
  return {
    rfm: rawRfm(facts, at, policy, zone),
    lifecycle: rawLifecycle(facts, at, policy),
    recencyDays: facts.life === null ? null : Math.floor((at - facts.life.lastAt) / DAY),
    signals,
    level: LEVELS[signals.length]!,
  };
}
