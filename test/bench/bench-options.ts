import { parseArgs } from 'node:util';

/** What one run measures, and how much of it. */
export interface BenchOptions {
  /** Events in each backlog: purchases for the intakes, a shop's events of all kinds for the segmenters. */
  readonly events: number;
  /** Customers they are spread over. */
  readonly customers: number;
  readonly rounds: number;
  /** Decides the whole workload. */
  readonly seed: string;
  /** How long the paced part lasts; its first seconds are not counted. */
  readonly liveSeconds: number;
  /** Purchases a second of the paced part. */
  readonly liveRate: number;
  /** Whether one more round, profiled, shows where Node's time goes. */
  readonly isProfiled: boolean;
  /** Where the report also goes as JSON. */
  readonly jsonFile: string | undefined;
}

const FULL = { events: '200000', customers: '25000', rounds: '3', seconds: '25' } as const;
const QUICK = { events: '20000', customers: '2500', rounds: '1', seconds: '5' } as const;

/**
 * Reads the arguments of `pnpm bench`.
 *
 * @throws TypeError on an unknown flag, RangeError on a number below 1.
 */
export function readBenchOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      events: { type: 'string' },
      customers: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      rate: { type: 'string', default: '2000' },
      seed: { type: 'string', default: 'bench' },
      'no-profile': { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  });
  const size = values.quick ? QUICK : FULL;
  return {
    events: count('events', values.events ?? size.events),
    customers: count('customers', values.customers ?? size.customers),
    rounds: count('rounds', values.rounds ?? size.rounds),
    seed: values.seed,
    liveSeconds: count('seconds', values.seconds ?? size.seconds),
    liveRate: count('rate', values.rate),
    isProfiled: !values.quick && !values['no-profile'],
    jsonFile: values.json,
  };
}

function count(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new RangeError(`Cannot use --${name} "${text}": give a whole number from 1`);
}
