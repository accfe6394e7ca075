import type { Appender, ServiceContext } from '@tidemark/stream';
import type { ShopDay } from '../../../packages/simulation/src/shop/shop-day.ts';
import { simulateShop } from '../../../packages/simulation/src/shop/simulate-shop.ts';
import { drive, utc } from '../../support/simulated-deployment.ts';
import { retryOutages } from './retry-outages.ts';

export interface FlowOptions {
  readonly seed: number;
  readonly customers: number;
  /** Simulated days per second at most. */
  readonly speed: number;
  /** Asked before each day. */
  readonly goesOn: (events: number) => boolean;
}

/** A shop's days on their way into the source topics, and the time that passes over them. */
export interface Flow {
  /** What has been delivered, or is being delivered. */
  readonly days: readonly ShopDay[];
  events(): number;
  daysOver(): number;
  /**
   * Does something while nothing is being appended. A producer whose broker dies under it cannot know whether its records
   * arrived, and a shop that delivers twice is not what is tested here. Who reads and folds goes on meanwhile.
   */
  betweenAppends<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when all is delivered, the last tick is written and everything folded. */
  readonly over: Promise<void>;
}

const START = Date.parse('2025-01-01T00:00:00Z');
/** Ten years: a run that needs more does not get on. */
const MOST_DAYS = 3_652;

export function startFlow(context: ServiceContext, options: FlowOptions): Flow {
  const days: ShopDay[] = [];
  let events = 0;
  let daysOver = 0;
  let turn = Promise.resolve();
  let appender: Promise<Appender> | undefined;

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work);
    turn = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  };
  const append: Appender['append'] = (records) =>
    inTurn(async () => {
      appender ??= context.log.openAppender();
      return (await appender).append(records);
    });
  const closeAppender = async () => {
    const closing = appender;
    appender = undefined;
    await (await closing)?.close();
  };
  function* taking(): Generator<ShopDay> {
    for (const day of shopOf(options)) {
      if (!options.goesOn(events)) return;
      days.push(day);
      events += day.events.length;
      yield day;
    }
    throw new Error(`The rounds are not over after ${MOST_DAYS} days`);
  }
  const driven = { ...patientContext(context), log: withAppender(context, { append, close: closeAppender }) };
  const onDay = (over: number) => {
    daysOver = over;
  };
  return {
    days,
    events: () => events,
    daysOver: () => daysOver,
    betweenAppends: (work) =>
      inTurn(async () => {
        // Its connections would be dead afterwards, and a dead one is found out by sending.
        await closeAppender();
        return work();
      }),
    over: drive(driven, taking(), { speed: options.speed, settles: 'at-end', onDay }),
  };
}

function shopOf({ seed, customers }: FlowOptions): Iterable<ShopDay> {
  const shop = { customers, startAt: START, days: MOST_DAYS, zone: utc, currency: 'USD' };
  return simulateShop({ ...shop, seed: `faults-${seed}` });
}

function patientContext(context: ServiceContext): ServiceContext {
  const partition: ServiceContext['store']['partition'] = (number) => {
    const store = context.store.partition(number);
    return { ...store, dueThrough: (through, limit) => retryOutages(() => store.dueThrough(through, limit)) };
  };
  return { ...context, store: { ...context.store, partition } };
}

function withAppender({ log }: ServiceContext, appender: Appender): ServiceContext['log'] {
  return {
    ...log,
    openAppender: async () => appender,
    committed: (group, topic) => retryOutages(() => log.committed(group, topic)),
    bounds: (topic) => retryOutages(() => log.bounds(topic)),
  };
}
