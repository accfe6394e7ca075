import {
  calibratedPolicy,
  type Frame,
  type Policy,
  type Ruler,
  type Rulers,
  type Scorecard,
} from '@tidemark/core';
import type { BlockEntry, Frame as LoggedFrame } from '@tidemark/schemas';
import { type Entry, sweepFrom } from './due-order.ts';

/** Frame, rulers and the sweep under way. */
export function openRules() {
  let frame: Frame | undefined;
  let list: readonly Ruler[] = [];
  let combined: Rulers | undefined;
  let swept = 1;
  let sweep: { readonly through: number; readonly after: Entry | undefined } | undefined;
  let policy: { readonly version: number; readonly rules: Policy } | undefined;
  let scorecard: { readonly version: number; readonly cuts: Scorecard } | undefined;

  const learn = (entry: BlockEntry) => {
    if (entry.type === 'Frame') frame = frameOf(entry);
    if (entry.type !== 'Policy' && entry.type !== 'Scorecard') return;
    const { version, document } = entry;
    const known = entry.type === 'Policy' ? policy : scorecard;
    if (known !== undefined && version <= known.version) return;
    if (entry.type === 'Policy') policy = { version, rules: JSON.parse(document) as Policy };
    else scorecard = { version, cuts: JSON.parse(document) as Scorecard };
    const ruler = {
      policyVersion: policy!.version,
      scorecardVersion: scorecard?.version ?? null,
      effectiveAt: Math.max(entry.effectiveAt, (list.at(-1)?.effectiveAt ?? -1) + 1),
      policy: calibratedPolicy(policy!.rules, scorecard?.cuts ?? null),
    };
    list = [...list, ruler];
    combined = { frame: frame!, list };
  };
  return {
    learn,
    rulers: () => combined!,
    inForce: (time: number) => list.findLast(({ effectiveAt }) => effectiveAt <= time) ?? list[0]!,
    /** The customers that a tick takes past the rulers in force. */
    sweep: (time: number, entries: readonly Entry[], limit: number): readonly Entry[] => {
      const through = list.filter(({ effectiveAt }) => effectiveAt <= time).length;
      if (sweep === undefined && through <= swept) return [];
      sweep ??= { through, after: undefined };
      const next = sweepFrom(entries, sweep.after, limit);
      if (next.length === limit) sweep = { ...sweep, after: next.at(-1) };
      else {
        swept = sweep.through;
        sweep = undefined;
      }
      return next;
    },
  };
}

function frameOf({ type: _, time, ...frame }: LoggedFrame): Frame {
  return { ...frame, time: time === 'REAL' ? 'real' : 'simulated' };
}
