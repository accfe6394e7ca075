import { createMemoryLog } from '@tidemark/stream';
import { NAMES } from '../check/check-positions.ts';
import type { Move } from '../schedule/schedule.ts';
import type { Fleet } from './fleet.ts';
import { createRulesWriter } from './rules-writer.ts';
import { sendUpstream } from './send-upstream.ts';
import type { World } from './world.ts';

/** Puts every move of the schedule into the scheduler. */
export function carryOut(world: World, fleet: Fleet): void {
  const writeRules = createRulesWriter(world);
  for (const move of world.schedule.moves) {
    world.scheduler.after(move.at, () => {
      if (move.kind !== 'send') world.trace(() => `=== ${JSON.stringify(move)}`);
      carryOutOne(world, fleet, writeRules, move);
    });
  }
}

function carryOutOne(
  world: World,
  fleet: Fleet,
  writeRules: ReturnType<typeof createRulesWriter>,
  move: Move,
): void {
  const { clocks, scheduler } = world;
  switch (move.kind) {
    case 'send':
      sendUpstream(world, move.upstream);
      return;
    case 'leap':
      // A call that is under way meanwhile took the days it took: a clock may find itself far behind the broker.
      world.clockFaults += 1;
      clocks.leap(move.ms);
      return;
    case 'apply':
      writeRules(move);
      return;
    case 'kill':
      fleet.kill(move.slot, move.downMs);
      return;
    case 'stop':
      fleet.stop(move.slot, move.downMs);
      return;
    case 'pause':
      fleet.pause(move.slot, move.ms);
      return;
    case 'rebalance':
      rebalance(world, move);
      return;
    case 'lose-writes':
      world.storeFaults += 1;
      world.store.partition(move.partition).forgetLast(move.writes);
      return;
    case 'empty-store':
      world.storeFaults += 1;
      void world.store.partition(move.partition).clear();
      return;
    case 'lose-dues':
      world.storeFaults += 1;
      world.store.partition(move.partition).loseDues();
      return;
    case 'skew':
      world.clockFaults += 1;
      clocks.skew(move.slot, move.ms);
      return;
    case 'stand-still':
      world.clockFaults += 1;
      clocks.stop(move.slot);
      scheduler.after(move.ms, () => clocks.goOn(move.slot));
      return;
    case 'mishap':
      fleet.processIn(move.slot)?.mishaps.push(move);
      return;
    default:
      move satisfies never;
  }
}

/** Somebody joins a group, holds a share and does nothing with it, and leaves. */
function rebalance({ broker, scheduler }: World, { group, ms }: Extract<Move, { kind: 'rebalance' }>): void {
  const log = createMemoryLog(broker);
  const isSegmenter = group === 'segmenter';
  void log.subscribe({
    group: isSegmenter ? NAMES.segmenterGroup : NAMES.intakeGroup(group),
    topics: [isSegmenter ? NAMES.customerEvents : NAMES.source(group)],
    onAssigned: () => undefined,
  });
  scheduler.after(ms, () => void log.close());
}
