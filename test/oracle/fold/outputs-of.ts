import type { AlertKind, Cause, EpochMs, Output, Profile, RulesVersions } from '@tidemark/core';
import type { SaidFollowUp } from '../follow-up/due-follow-up.ts';
import type { Trigger } from '../state/customer-state.ts';
import type { Outlook } from './outlook.ts';
import type { Reading } from './reading.ts';
import type { Move } from './settle-class.ts';

/** What one step found. */
export interface StepFindings {
  readonly at: EpochMs;
  readonly trigger: Trigger;
  readonly goLive: EpochMs;
  readonly moves: readonly Move[];
  readonly alert: AlertKind | null;
  readonly outlook: Outlook;
  readonly followUp: SaidFollowUp | null;
  readonly reading: Reading;
  readonly profile: Profile;
  readonly rules: RulesVersions;
  /** The sequence of the last output before this step. */
  readonly sequence: number;
}

function sameTrigger(a: Trigger, b: Trigger): boolean {
  return a.kind === b.kind && a.eventId === b.eventId;
}

/** A change keeps the cause that began it; several different ones give the step's own (FOLD.md 4). */
function triggerOf(moves: readonly Move[], own: Trigger): Trigger {
  const first = moves[0]?.trigger ?? own;
  return moves.every((move) => sameTrigger(move.trigger, first)) ? first : own;
}

function causeOf(trigger: Trigger, { at, goLive }: StepFindings): Cause {
  return { kind: trigger.kind, eventId: trigger.eventId, historical: at < goLive };
}

/** At most one SegmentChanged, then at most one ChurnAlert, then at most one FollowUpDue (FOLD.md 2). */
export function outputsOf(found: StepFindings): readonly Output[] {
  const { at, trigger, moves, alert, outlook, followUp, reading, profile, rules } = found;
  const outputs: Output[] = [];
  if (moves.length > 0)
    outputs.push({
      type: 'segment-changed',
      sequence: found.sequence + 1,
      at,
      changes: moves.map(({ dimension, from, to, since }) => ({ dimension, from, to, since })),
      cause: causeOf(triggerOf(moves, trigger), found),
      profile,
      rules,
    });
  if (alert !== null)
    outputs.push({
      type: 'churn-alert',
      sequence: found.sequence + outputs.length + 1,
      at,
      kind: alert,
      level: reading.level,
      signals: reading.signals,
      ...outlook,
      cause: causeOf(trigger, found),
      profile,
      rules,
    });
  if (followUp !== null)
    outputs.push({
      type: 'follow-up-due',
      sequence: found.sequence + outputs.length + 1,
      at,
      ...followUp,
      cause: causeOf(trigger, found),
      profile,
      rules,
    });
  return outputs;
}
