import { expect, test } from 'vitest';
import { zoneTransitions } from '../deployment/zone-transitions.ts';
import { periodStart } from './calibration-period.ts';

const berlin = zoneTransitions('Europe/Berlin');

test.each([
  ['daily', '2026-03-29T21:59:59.999Z', '2026-03-28T23:00:00.000Z'],
  ['daily', '2026-03-29T22:00:00.000Z', '2026-03-29T22:00:00.000Z'],
  ['weekly', '2026-03-29T21:59:59.999Z', '2026-03-22T23:00:00.000Z'],
  ['weekly', '2026-03-29T22:00:00.000Z', '2026-03-29T22:00:00.000Z'],
  ['weekly', '2026-04-01T12:00:00.000Z', '2026-03-29T22:00:00.000Z'],
  ['monthly', '2026-03-31T21:59:59.999Z', '2026-02-28T23:00:00.000Z'],
  ['monthly', '2026-03-31T22:00:00.000Z', '2026-03-31T22:00:00.000Z'],
  ['monthly', '2026-12-31T23:00:00.000Z', '2026-12-31T23:00:00.000Z'],
] as const)('%s, at %s in Berlin: since %s', (schedule, at, since) => {
  const start = periodStart(schedule, Date.parse(at), berlin);

  expect(new Date(start!).toISOString()).toBe(since);
});

test('what is never due has no period', () => {
  expect(periodStart('never', Date.parse('2026-03-31T22:00:00Z'), berlin)).toBeUndefined();
});
