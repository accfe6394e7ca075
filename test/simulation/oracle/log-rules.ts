import type { Frame, Policy, Ruler, Rulers } from '@tidemark/core';
import type { BlockEntry, Frame as LoggedFrame } from '@tidemark/schemas';
import { type Entry, sweepFrom } from './due-order.ts';

/** Frame, rulers and the sweep under way. */
export function openRules() {
  let frame: Frame | undefined;
  let list: readonly Ruler[] = [];
  let combined: Rulers | undefined;
  let swept = 1;
  let sweep: { readonly through: number; readonly after: Entry | undefined } | undefined;

  const learn = (entry: BlockEntry) => {
    if (entry.type === 'Frame') frame = frameOf(entry);
    if (entry.type !== 'Policy' || entry.version <= (list.at(-1)?.policyVersion ?? 0)) return;
    const { version: policyVersion, effectiveAt, document } = entry;
    const policy = JSON.parse(document) as Policy;
    list = [...list, { policyVersion, scorecardVersion: null, effectiveAt, policy }];
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
