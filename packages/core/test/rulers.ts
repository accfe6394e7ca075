import type { Policy } from '../src/policy.ts';
import { retail } from '../src/retail.ts';
import type { Frame, Ruler, Rulers } from '../src/rulers.ts';
import type { EpochMs } from '../src/time-units.ts';
import { utc } from './zones.ts';

export const frame: Frame = {
  deployment: 'test',
  partitions: 4,
  zone: utc,
  currencies: ['EUR', 'USD'],
  daysKept: 730,
  goLive: 0,
  time: 'simulated',
};

/** The first ruler acts from 0, every further one from the instant that it is given with. */
export function rulersOf(
  policy: Policy = retail,
  changed: Partial<Frame> = {},
  further: readonly (readonly [EpochMs, Policy])[] = [],
): Rulers {
  const list: Ruler[] = [{ policyVersion: 1, scorecardVersion: null, effectiveAt: 0, policy }];
  for (const [effectiveAt, next] of further) {
    list.push({ policyVersion: list.length + 1, scorecardVersion: null, effectiveAt, policy: next });
  }
  return { frame: { ...frame, ...changed }, list };
}
