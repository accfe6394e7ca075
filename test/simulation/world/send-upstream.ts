import { DAY, MINUTE } from '@tidemark/core';
import { NAMES } from '../check/check-positions.ts';
import type { Upstream } from '../schedule/schedule.ts';
import { upstreamValue } from './upstream-value.ts';
import type { World } from './world.ts';

/** How far ahead of its record an event may lie. */
const AHEAD_MS = 5 * MINUTE;

/** Appends a source record, as a shop's own producer would. */
export function sendUpstream(world: World, upstream: Upstream): void {
  const { broker, clocks, sent } = world;
  const ahead = upstream.fault === 'ahead' ? DAY : 0;
  const value = upstreamValue(upstream, clocks.wall() - upstream.lateByMs + ahead);
  const topic = NAMES.source(upstream.intake);
  const { partition } = upstream;
  const [appended] = broker.append(
    [{ topic, partition, key: Buffer.from(upstream.customer), value }],
    'plain',
  );
  const isBad = upstream.fault !== undefined && (ahead === 0 || ahead - upstream.lateByMs > AHEAD_MS);
  const { records } = broker
    .partition(appended!, 'look at')
    .stretch(appended!.offset, appended!.offset + 1, 1, 'read_committed');
  sent.push({ record: records[0]!, isBad });
  world.trace(() => `${topic}/${partition}@${appended!.offset} is sent for ${upstream.customer}`);
}
