import type { EpochMs } from '@tidemark/core';
import { loadZone, openShop, type Shop } from '@tidemark/simulation';
import { Command } from 'commander';
import { writeInto } from '../replay/write-results.ts';
import { counted } from '../sentences/counted.ts';
import { eventsCsv } from '../simulate/events-csv.ts';
import { currencyCode, wholeNumber } from './parse-option.ts';
import { print } from './print.ts';

interface SimulateFlags {
  readonly out: string;
  readonly seed: string;
  readonly customers: number;
  readonly days: number;
  readonly zone: string;
  readonly currency: string;
}

/** The demo's shop opens then too. */
const SHOP_OPENS: EpochMs = Date.UTC(2025, 0, 1);

/** `tidemark simulate`: a history of which the truth is known. */
export function simulateCommand(): Command {
  return new Command('simulate')
    .description(
      'write the history of a simulated shop whose customers leave for good, and who has left: what alerts say can be held against it',
    )
    .requiredOption('--out <folder>', 'where events.csv and departures.csv go')
    .option('--seed <text>', 'the same seed gives the same events', '1')
    .option('--customers <n>', 'how many', wholeNumber(1), 8_000)
    .option('--days <n>', 'from 2025-01-01 on', wholeNumber(1), 730)
    .option('--zone <name>', 'time zone of days and midnights, such as Europe/Berlin', 'UTC')
    .option('--currency <code>', 'ISO 4217 currency', currencyCode, 'USD')
    .action(simulate);
}

async function simulate({ out, zone, ...options }: SimulateFlags): Promise<void> {
  const shop = openShop({ ...options, zone: loadZone(zone), startAt: SHOP_OPENS, leaving: 'for-good' });
  await writeInto(out, [
    { name: 'events.csv', pieces: eventsCsv(shop.days) },
    { name: 'departures.csv', pieces: departuresCsv(shop) },
  ]);
  const left = shop.departures().length;
  print(`${counted(left, 'departure')} of ${counted(options.customers, 'customer')}. Written to ${out}.`);
}

/** Asked for when the days are over: only then is known who has left. */
function* departuresCsv(shop: Shop): Generator<string> {
  yield 'customer_id,left_at\n';
  for (const { customerId, leftAt } of shop.departures())
    yield `${customerId},${new Date(leftAt).toISOString()}\n`;
}
