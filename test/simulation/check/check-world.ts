import { foldLog } from '../oracle/fold-log.ts';
import type { World } from '../world/world.ts';
import { NAMES } from './check-positions.ts';
import { checkPublished } from './check-published.ts';
import { checkSources } from './check-sources.ts';
import { checkStore } from './check-store.ts';
import { checkWrites } from './check-writes.ts';
import { recordsOf } from './records-of.ts';

/** Holds everything that a settled world shows against a straight pass over its logs. */
export async function checkWorld(world: World): Promise<readonly string[]> {
  const faults = [...world.violations];
  const partitions = Array.from({ length: world.schedule.plan.logPartitions }, (_, partition) => partition);
  const folds = partitions.map((partition) => foldLog(recordsOf(world, NAMES.customerEvents, partition)));
  faults.push(...checkSources(world, folds));
  for (const [partition, folded] of folds.entries()) {
    faults.push(...checkWrites(world, partition, folded));
    faults.push(...checkPublished(world, partition, folded));
    faults.push(...(await checkStore(world, partition, folded)));
  }
  return faults;
}
