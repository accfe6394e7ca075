import type { FoldedLog } from '../oracle/fold-log.ts';
import type { World } from '../world/world.ts';

/** Every write the store ever carried out wrote what the fold of the log gives at the offset it moved A to. */
export function checkWrites(world: World, partition: number, folded: FoldedLog): readonly string[] {
  const faults: string[] = [];
  for (const { write } of world.writes.filter((each) => each.partition === partition)) {
    for (const [id, bytes] of write.states) {
      const expected = folded.packed.get(id)?.findLast(({ offset }) => offset < write.next)?.bytes;
      if (expected === undefined || !expected.equals(bytes)) {
        faults.push(
          `partition ${partition}: the write to A=${write.next} holds another state of ${id} than the log`,
        );
      }
    }
  }
  return faults;
}
