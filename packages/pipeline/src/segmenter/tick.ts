import type { DueEntry } from '@tidemark/stream';
import { compareDues, mergeDues } from './merge-dues.ts';
import { type PartitionMemory, rulerInForce, rulersDue, rulersOf } from './partition-memory.ts';
import type { StepDraft } from './step-draft.ts';
import type { MemoryField } from './stored-memory.ts';

/**
 * Fires what is due at stream time, at most as many customers as the policy allows per tick, entries that came up
 * early included; the rest comes with the next tick.
 */
export function fireTimers(memory: PartitionMemory, draft: StepDraft, stored: readonly DueEntry[]): void {
  const ruler = rulerInForce(memory, memory.time);
  if (ruler === undefined) return;
  const rulers = rulersOf(memory);
  const isDue = ({ due }: DueEntry) => due <= memory.time;
  const due = mergeDues(stored, draft.touchedDues(), isDue, ruler.policy.limits.timersPerTick);
  for (const { id } of due) draft.fire(id, memory.time, rulers);
}

/**
 * Takes the next customers past a ruler that has taken effect. A due index entry is late only for customers who have
 * not passed the newest ruler; those whom an event touched have passed it already. The cursor runs in index order;
 * whoever moves behind it was touched, and whoever moves ahead of it is met again, to no effect.
 */
export function sweepCustomers(
  memory: PartitionMemory,
  draft: StepDraft,
  stored: readonly DueEntry[],
  dirty: Set<MemoryField>,
): void {
  const ruler = rulerInForce(memory, memory.time);
  const through = rulersDue(memory, memory.time);
  if (ruler === undefined || (memory.sweep === undefined && through <= memory.swept)) return;
  const sweep = memory.sweep ?? { through, after: undefined };
  const { after } = sweep;
  const limit = ruler.policy.limits.sweepPerTick;
  const isAhead = (entry: DueEntry) => after === undefined || compareDues(entry, after) > 0;
  const next = mergeDues(stored, draft.touchedDues(), isAhead, limit);
  const rulers = rulersOf(memory);
  for (const { id } of next) draft.sweep(id, memory.time, rulers);
  if (next.length < limit) {
    memory.swept = sweep.through;
    memory.sweep = undefined;
  } else {
    memory.sweep = { ...sweep, after: next.at(-1)! };
  }
  dirty.add('sweep');
}
