import { expect, test } from 'vitest';
import { createLogger } from '../../../logging/create-logger.ts';
import { createMetrics } from '../../../metrics/metrics.ts';
import { watchCatchUps } from './watch-catch-ups.ts';

/** Catch-ups under a clock that the test moves, with the lines they leave. */
function watched() {
  const lines: Record<string, unknown>[] = [];
  const clock = { now: 1_700_000_000_000 };
  const metrics = createMetrics({});
  const logger = createLogger({
    service: 'segmenter',
    deployment: 'test',
    level: 'info',
    destination: { write: (line) => void lines.push(JSON.parse(line)) },
  });
  const timing = { now: () => clock.now, wait: async () => undefined };
  const catchUps = watchCatchUps({ logger, metrics, timing });
  const after = (seconds: number) => {
    clock.now += 1_000 * seconds;
  };
  const logged = () => lines.map(({ time, level, service, deployment, ...line }) => line);
  return { catchUps, after, logged, metrics };
}

test('a short catching up leaves its beginning, one line after a second, and its end with the pace of the whole', () => {
  const { catchUps, after, logged } = watched();

  const catchUp = catchUps.begin(3, 100, 200);
  after(0.5);
  catchUp.advance(125, 10_000);
  after(0.5);
  catchUp.advance(150, 20_000);
  after(1);
  catchUp.advance(200, 40_000);
  catchUp.advance(210, 44_000);
  catchUp[Symbol.dispose]();

  expect(logged()).toEqual([
    { msg: 'folds again what was published', partition: 3, position: 100, target: 200 },
    {
      msg: 'folding again what was published',
      remainingRecords: 50,
      eventsPerSecond: 20_000,
      secondsLeft: 1,
      partitions: [{ partition: 3, position: 150, target: 200, eventsPerSecond: 20_000, secondsLeft: 1 }],
    },
    {
      msg: 'caught up with what was published',
      partition: 3,
      from: 100,
      position: 200,
      target: 200,
      events: 40_000,
      seconds: 2,
      eventsPerSecond: 20_000,
    },
  ]);
});

test('several partitions are logged in one line every five seconds, what is done counts in the pace of all', () => {
  const { catchUps, after, logged } = watched();
  const [one, other] = [catchUps.begin(0, 0, 100), catchUps.begin(1, 0, 1_000)];

  for (let second = 1; second <= 12; second++) {
    after(1);
    if (second <= 2) one.advance(50 * second, 500 * second);
    other.advance(50 * second, 500 * second);
  }

  const lines = logged().filter(({ msg }) => msg === 'folding again what was published');
  expect(
    lines.map(({ remainingRecords, eventsPerSecond, secondsLeft }) => [
      remainingRecords,
      eventsPerSecond,
      secondsLeft,
    ]),
  ).toEqual([
    [1_050, 500, 21],
    [700, 667, 11],
    [450, 591, 8],
  ]);
  expect(lines.map(({ partitions }) => (partitions as unknown[]).length)).toEqual([2, 1, 1]);
});

test('the gauge shows what is left while a partition catches up, and nothing after', async () => {
  const { catchUps, after, metrics } = watched();
  const gauge = async () => /tidemark_catch_up_records{.*} \d+/.exec(await metrics.text())?.[0];

  const catchUp = catchUps.begin(3, 100, 200);
  expect(await gauge()).toBe('tidemark_catch_up_records{partition="3"} 100');
  after(1);
  catchUp.advance(160, 60);
  expect(await gauge()).toBe('tidemark_catch_up_records{partition="3"} 40');
  catchUp.advance(200, 100);

  expect(await gauge()).toBeUndefined();
});

test('a claim with nothing to fold again logs nothing', async () => {
  const { catchUps, after, logged, metrics } = watched();

  const catchUp = catchUps.begin(0, 200, 200);
  after(60);
  catchUp.advance(300, 100);

  expect(logged()).toEqual([]);
  expect(await metrics.text()).not.toContain('tidemark_catch_up_records{');
});

test('one that is lost on the way is logged, and a later claim of the partition has lines of its own', () => {
  const { catchUps, after, logged } = watched();

  const lost = catchUps.begin(0, 0, 100);
  after(1);
  lost.advance(40, 400);
  const next = catchUps.begin(0, 40, 100);
  lost.advance(60, 600);
  lost[Symbol.dispose]();
  after(3);
  next.advance(100, 600);

  expect(
    logged().flatMap(({ msg, from, position, events, eventsPerSecond }) =>
      from === undefined ? [] : [[msg, from, position, events, eventsPerSecond]],
    ),
  ).toEqual([
    ['catching up was cut short', 0, 40, 400, 400],
    ['caught up with what was published', 40, 100, 600, 200],
  ]);
});

test('a wall clock that is put back by an hour does not silence it for an hour', () => {
  const { catchUps, after, logged } = watched();
  const catchUp = catchUps.begin(0, 0, 100);

  after(-3_600);
  catchUp.advance(10, 100);
  after(5);
  catchUp.advance(20, 200);

  const lines = logged().filter(({ msg }) => msg === 'folding again what was published');
  expect(lines.map(({ secondsLeft }) => secondsLeft)).toEqual([undefined, 40]);
});
