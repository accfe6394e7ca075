import { expect, test } from 'vitest';
import { decideTick, GRACE_MS, IDLE_TICK_MS, UNAPPLIED_MS, UNAPPLIED_WORK_MS } from './decide-tick.ts';

const now = 1_000_000_000;
const quiet = { applied: 10, earliestDue: undefined, isSweepPending: false };
const last = { at: now - 60_000 - GRACE_MS, offset: 9, writtenAt: now - 60_000, hadWork: false };
const idle = { at: now - GRACE_MS, hasWork: false };
const work = { at: now - GRACE_MS, hasWork: true };

test('a clock that has written no tick yet writes one', () => {
  expect(decideTick(quiet, undefined, now)).toEqual(idle);
});

test('with nothing due it keeps silent for ten minutes', () => {
  expect(decideTick(quiet, last, now)).toBeUndefined();

  expect(decideTick(quiet, { ...last, writtenAt: now - IDLE_TICK_MS }, now)).toEqual(idle);
});

test('a due that has passed by the grace gets a tick at once, one within the grace does not', () => {
  expect(decideTick({ ...quiet, earliestDue: now - GRACE_MS }, last, now)).toEqual(work);

  expect(decideTick({ ...quiet, earliestDue: now - GRACE_MS + 1 }, last, now)).toBeUndefined();
});

test('a pending sweep is ticked on', () => {
  expect(decideTick({ ...quiet, isSweepPending: true }, last, now)).toEqual(work);
});

test('after a tick that found nothing to do, no second one while it is unapplied for less than a second', () => {
  const due = { ...quiet, applied: 9, earliestDue: 5 };

  expect(decideTick(due, { ...last, writtenAt: now - UNAPPLIED_MS + 1 }, now)).toBeUndefined();
  expect(decideTick(due, { ...last, writtenAt: now - UNAPPLIED_MS }, now)).toEqual(work);
});

test('a tick that had something to do is waited for: more of them would only stand between it and the live events', () => {
  const due = { ...quiet, applied: 9, earliestDue: 5 };
  const working = { ...last, hadWork: true };

  expect(decideTick(due, { ...working, writtenAt: now - UNAPPLIED_WORK_MS + 1 }, now)).toBeUndefined();
  expect(decideTick({ ...due, applied: 10 }, { ...working, writtenAt: now - 250 }, now)).toEqual(work);
  expect(decideTick(due, { ...working, writtenAt: now - UNAPPLIED_WORK_MS }, now)).toEqual(work);
});

test('a clock that was set back writes no tick until it has caught up with itself', () => {
  expect(decideTick({ ...quiet, earliestDue: 5 }, { ...last, at: now }, now)).toBeUndefined();
});
