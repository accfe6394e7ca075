import { expect, test } from 'vitest';
import { type Look, rateOver, withLook } from './rate-over.ts';

const look = (seconds: number, records: number, events = 100 * records): Look => ({
  at: 1_700_000_000_000 + 1_000 * seconds,
  records,
  events,
});

test('the pace is that between the first look and the last, the time left goes by records', () => {
  const looks = [look(0, 0), look(2, 900), look(4, 1_000)];

  expect(rateOver(looks, 500)).toEqual({ eventsPerSecond: 25_000, secondsLeft: 2 });
});

test('the time left is unknown before anything was folded', () => {
  expect(rateOver([], 10)).toEqual({ eventsPerSecond: 0, secondsLeft: undefined });
  expect(rateOver([look(0, 7)], 10)).toEqual({ eventsPerSecond: 0, secondsLeft: undefined });
  expect(rateOver([look(0, 7), look(9, 7)], 10)).toEqual({ eventsPerSecond: 0, secondsLeft: undefined });
});

test('what has nothing left is done, whatever its pace', () => {
  expect(rateOver([], 0).secondsLeft).toBe(0);
  expect(rateOver([look(0, 7), look(9, 7)], 0).secondsLeft).toBe(0);
  expect(rateOver([look(0, 0), look(1, 10)], 0).secondsLeft).toBe(0);
});

test('looks older than half a minute no longer count', () => {
  const slowNow = [0, 10, 20, 30, 40, 50, 60].reduce<readonly Look[]>(
    (looks, second) => withLook(looks, look(second, second <= 30 ? 100 * second : 3_000 + (second - 30))),
    [],
  );

  expect(slowNow.map(({ at }) => at)).toEqual([30, 40, 50, 60].map((second) => look(second, 0).at));
  expect(rateOver(slowNow, 60)).toEqual({ eventsPerSecond: 100, secondsLeft: 60 });
});

test('one look before the last is kept however old it is: a fold that stood for a minute still has a pace', () => {
  const looks = withLook(withLook([], look(0, 0)), look(100, 1_000));

  expect(rateOver(looks, 1_000)).toEqual({ eventsPerSecond: 1_000, secondsLeft: 100 });
});

test('a wall clock that was put back begins anew instead of giving a pace below zero', () => {
  const looks = withLook(withLook([], look(50, 500)), look(20, 600));

  expect(rateOver(looks, 100)).toEqual({ eventsPerSecond: 0, secondsLeft: undefined });
  expect(rateOver(withLook(looks, look(21, 700)), 100)).toEqual({ eventsPerSecond: 10_000, secondsLeft: 1 });
});
