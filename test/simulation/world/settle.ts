import { DAY, MINUTE } from '@tidemark/core';
import { sourceNames } from '@tidemark/pipeline';
import { NAMES, positionsOf } from '../check/check-positions.ts';
import { OVERSLEEPS } from '../ports/simulated-timing.ts';
import { SCHEDULE_MS, slots } from '../schedule/schedule.ts';
import type { Fleet } from './fleet.ts';
import type { World } from './world.ts';

/** What dead and late requests may still take to land. */
const LATE_MS = 6_000;
/** Longer than an idle clock or an idle partition is silent: everybody speaks. */
const IDLE_MS = 11 * MINUTE;
/** Beyond every policy's effectiveAt. */
const LAST_LEAP_MS = 4 * DAY;
const LOOK_MS = 250;
/** Nothing has changed for longer than a clock oversleeps, or who has something to write. */
const QUIET_MS = 3_500;
const ROUNDS = 40;
const ROUND_MS = 60_000;
/** An idle source commits again after 45 s, and sleepers oversleep up to eight times as long. */
const CARRIED_OVER_MS = 400_000;

/** Lets the schedule's moves happen, mends everything, and lets the deployment run until it is quiet. */
export async function settle(world: World, fleet: Fleet): Promise<void> {
  const { scheduler, clocks } = world;
  if (!(await sleep(world, SCHEDULE_MS))) return;
  heal(world, fleet);
  if (!(await sleep(world, LATE_MS))) return;
  await waitUntil(world, () => areSourcesCarriedOver(world), CARRIED_OVER_MS);
  if (!areSourcesCarriedOver(world)) world.violations.push('a source stays behind its end');
  // One clock is enough, and two might speak one after the other for ever.
  fleet.kill('clock-2', Number.MAX_SAFE_INTEGER);
  clocks.leap(LAST_LEAP_MS);
  for (let round = 0; round < ROUNDS; round += 1) {
    clocks.leap(IDLE_MS);
    await waitUntil(world, () => isStill(world));
    if (!(await doPositionsMeet(world))) continue;
    // Who claims again at this very moment has stepped to the end before the first of its outputs is committed.
    if ((await isStill(world)) && (await doPositionsMeet(world))) return;
  }
  world.violations.push(`does not come to rest: ${scheduler.taken()} actions`);
}

function heal(world: World, fleet: Fleet): void {
  world.isHealed = true;
  world.trace(() => '=== everything is mended');
  world.clocks.right();
  for (const slot of slots) {
    fleet.processIn(slot)?.mishaps.splice(0);
    fleet.start(slot);
  }
}

async function sleep(world: World, ms: number): Promise<boolean> {
  let isOver = false;
  world.scheduler.after(ms, () => {
    isOver = true;
  });
  return await world.scheduler.runUntil(() => isOver);
}

/** Looks again and again, for a bounded time. */
async function waitUntil(
  world: World,
  holds: () => Promise<boolean> | boolean,
  withinMs = ROUND_MS,
): Promise<void> {
  const until = world.scheduler.now() + withinMs;
  while (world.scheduler.now() < until && !(await holds())) {
    if (!(await sleep(world, LOOK_MS))) return;
  }
}

/** Every source's committed offset is its end: also where a commit landed late and set it back, before long. */
function areSourcesCarriedOver({ broker }: World): boolean {
  return sourceNames.every((intake) => {
    const topic = NAMES.source(intake);
    const committed = broker.group(NAMES.intakeGroup(intake)).committed(topic);
    return (broker.findTopic(topic) ?? []).every(
      ({ partition, end }) => committed.get(partition)?.offset === end(),
    );
  });
}

/** Nothing has moved for a while: no append, no commit, no write. */
async function isStill(world: World): Promise<boolean> {
  const before = JSON.stringify(await allPositions(world));
  const quietMs = Math.max(QUIET_MS, world.schedule.plan.writeBack.afterMs * OVERSLEEPS + QUIET_MS / 2);
  if (!(await sleep(world, quietMs))) return true;
  return before === JSON.stringify(await allPositions(world));
}

/** All is folded, and all that changes anything is written: what lies between A and the end are ticks without news. */
async function doPositionsMeet(world: World): Promise<boolean> {
  const positions = await allPositions(world);
  return positions.every(
    ({ applied, committed, end }, partition) => applied === committed && world.folded.get(partition) === end,
  );
}

function allPositions(world: World) {
  const partitions = Array.from({ length: world.schedule.plan.logPartitions }, (_, partition) => partition);
  return Promise.all(partitions.map((partition) => positionsOf(world, partition)));
}
