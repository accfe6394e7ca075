import { expect, test } from 'vitest';
import { createFetchPace } from './fetch-pace.ts';

/** A clock that stands, and what was waited for. */
function stoppedClock() {
  const clock = { at: 1_000, waited: [] as number[] };
  const timing = {
    now: () => clock.at,
    wait: async (ms: number) => {
      clock.waited.push(ms);
    },
  };
  return { clock, timing };
}

test('the next fetch follows an answer by the given time, and at once when more lies ready', async () => {
  const { clock, timing } = stoppedClock();
  const pace = createFetchPace(timing, 15);

  pace.answered();
  clock.at += 5;
  await pace.next(true);
  await pace.next(false);
  clock.at += 10;
  await pace.next(false);

  expect(clock.waited).toEqual([10]);
});

test('a clock that is set back holds a fetch up no longer', async () => {
  const { clock, timing } = stoppedClock();
  const pace = createFetchPace(timing, 15);

  pace.answered();
  clock.at -= 60_000;
  await pace.next(false);

  expect(clock.waited).toEqual([15]);
});

test('without a time to gather nothing waits', async () => {
  const { clock, timing } = stoppedClock();
  const pace = createFetchPace(timing, 0);

  pace.answered();
  await pace.next(false);

  expect(clock.waited).toEqual([]);
});
