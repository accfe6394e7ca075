import { namesOf } from '@tidemark/pipeline';
import type { World } from '../world/world.ts';

export const NAMING = { deployment: 'simulated', topicPrefix: '' } as const;
export const NAMES = namesOf(NAMING);

/** A, C and the end of a log partition, as they stand. */
export async function positionsOf(
  { broker, store }: World,
  partition: number,
): Promise<{ readonly applied: number | undefined; readonly committed: number; readonly end: number }> {
  const { applied } = await store.partition(partition).readFields([]);
  const topic = NAMES.customerEvents;
  const committed = broker.group(NAMES.progressGroup).committed(topic).get(partition)?.offset ?? 0;
  return { applied, committed, end: broker.partition({ topic, partition }, 'look at').end() };
}

/** The invariant of every moment: A ≤ C ≤ end. */
export async function checkPositions(world: World, partition: number): Promise<void> {
  const { applied = 0, committed, end } = await positionsOf(world, partition);
  if (applied <= committed && committed <= end) return;
  world.violations.push(`partition ${partition}: A=${applied}, C=${committed}, end=${end} are out of order`);
}
