import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What can be measured, in the order in which it is. */
export const parts = ['loops', '180-days', '2-days', 'steady'] as const;
export type Part = (typeof parts)[number];

/** What one run measures, and how much of it. */
export interface BenchOptions {
  readonly parts: readonly Part[];
  /** Events in each backlog. */
  readonly events: number;
  /** Customers that the loops' events are spread over. */
  readonly customers: number;
  /** Customers that the events of a history or of a steady load are drawn from. */
  readonly drawnCustomers: number;
  readonly rounds: number;
  /** Decides the whole workload. */
  readonly seed: string;
  /** How long a paced part lasts; its first seconds are not counted. */
  readonly liveSeconds: number;
  /** Purchases a second beside the loops. */
  readonly liveRate: number;
  /** Events a second of the steady load. */
  readonly steadyRate: number;
  /** Whether one more round, profiled, shows where Node's time goes. */
  readonly isProfiled: boolean;
  /** The root of another checkout whose services are measured in turn with these; undefined for none. */
  readonly against: string | undefined;
  /** Where the report also goes as JSON. */
  readonly jsonFile: string | undefined;
}

const FULL = { events: '200000', rounds: '3', seconds: '20' } as const;
const QUICK = { events: '20000', rounds: '1', seconds: '5' } as const;
/** So many events there are for each customer, unless they are told. */
const EVENTS_PER_CUSTOMER = 8;
const EVENTS_PER_DRAWN_CUSTOMER = 4;

/**
 * Reads the arguments of `pnpm bench`.
 *
 * @throws TypeError on an unknown flag, RangeError on an unknown part or a number below 1.
 */
export function readBenchOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      events: { type: 'string' },
      customers: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      rate: { type: 'string' },
      seed: { type: 'string', default: 'bench' },
      'no-profile': { type: 'boolean', default: false },
      against: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const size = values.quick ? QUICK : FULL;
  const events = count('events', values.events ?? size.events);
  const customers = (eventsEach: number) =>
    count('customers', values.customers ?? String(Math.ceil(events / eventsEach)));
  return {
    parts: partsOf(positionals, values.against !== undefined),
    events,
    customers: customers(EVENTS_PER_CUSTOMER),
    drawnCustomers: customers(EVENTS_PER_DRAWN_CUSTOMER),
    rounds: count('rounds', values.rounds ?? size.rounds),
    seed: values.seed,
    liveSeconds: count('seconds', values.seconds ?? size.seconds),
    liveRate: count('rate', values.rate ?? '2000'),
    steadyRate: count('rate', values.rate ?? '5000'),
    isProfiled: !values.quick && !values['no-profile'],
    against: values.against === undefined ? undefined : resolve(values.against),
    jsonFile: values.json,
  };
}

function partsOf(names: readonly string[], isCompared: boolean): readonly Part[] {
  for (const name of names) {
    if (parts.includes(name as Part)) continue;
    throw new RangeError(`Cannot measure "${name}": the parts are ${parts.join(', ')}`);
  }
  if (isCompared && names.includes('loops')) {
    throw new RangeError('Cannot measure the loops of another checkout: leave them out, or --against');
  }
  // The loops run the measured code in their own process: that of another checkout does not fit there.
  const possible = isCompared ? parts.filter((part) => part !== 'loops') : parts;
  return names.length === 0 ? possible : possible.filter((part) => names.includes(part));
}

function count(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new RangeError(`Cannot use --${name} "${text}": give a whole number from 1`);
}
