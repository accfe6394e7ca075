import type { DueEntry } from '@tidemark/stream';
import { type PartitionMemory, ruleSetAt, rulesDue, rulesOf } from '../partition-memory/partition-memory.ts';
import type { MemoryField } from '../partition-memory/stored-memory.ts';
import { compareDues, mergeDues } from './merge-dues.ts';
import type { StepDraft } from './step-draft.ts';

/**
 * Fires what is due at stream time, at most as many customers as the policy allows per tick, entries that came up
 * early included; the rest comes with the next tick. True when there may be a rest.
 */
export function fireTimers(memory: PartitionMemory, draft: StepDraft, stored: readonly DueEntry[]): boolean {
  const ruleSet = ruleSetAt(memory, memory.time);
  if (ruleSet === undefined) return false;
  const rules = rulesOf(memory);
  const isDue = ({ due }: DueEntry) => due <= memory.time;
  const limit = ruleSet.policy.limits.timersPerTick;
  const due = mergeDues(stored, draft.unwritten, isDue, limit);
  for (const { id } of due) draft.fire(id, memory.time, rules);
  return due.length === limit;
}

/**
 * Takes the next customers past a rule set that has taken effect. A due index entry is late only for customers who have
 * not passed the newest rule set; those whom an event has updated have passed it already. The cursor runs in index order;
 * whoever moves behind it was updated, and whoever moves ahead of it is met again, to no effect.
 */
export function sweepCustomers(
  memory: PartitionMemory,
  draft: StepDraft,
  stored: readonly DueEntry[],
  dirty: Set<MemoryField>,
): void {
  const ruleSet = ruleSetAt(memory, memory.time);
  const through = rulesDue(memory, memory.time);
  if (ruleSet === undefined || (memory.sweep === undefined && through <= memory.swept)) return;
  const sweep = memory.sweep ?? { through, after: undefined };
  const { after } = sweep;
  const limit = ruleSet.policy.limits.sweepPerTick;
  const isAhead = (entry: DueEntry) => after === undefined || compareDues(entry, after) > 0;
  const next = mergeDues(stored, draft.unwritten, isAhead, limit);
  const rules = rulesOf(memory);
  for (const { id } of next) draft.sweep(id, memory.time, rules);
  if (next.length < limit) {
    memory.swept = sweep.through;
    memory.sweep = undefined;
  } else {
    memory.sweep = { ...sweep, after: next.at(-1)! };
  }
  dirty.add('sweep');
}
