import Table from 'cli-table3';
import { NO_LINES } from './no-lines.ts';
import type { Paint } from './paint.ts';
import type { Tally } from './tally.ts';

/** From the best to the worst; classes of other policies follow behind. */
const SEGMENTS = [
  'champions',
  'loyal_customers',
  'potential_loyalists',
  'new_customers',
  'promising',
  'need_attention',
  'about_to_sleep',
  'at_risk',
  'cant_lose',
  'hibernating',
  'lost',
  'inactive',
];
/** Who is contacted before a first purchase is shown where there is anybody: few shops have such customers. */
const LIFECYCLE = ['prospect', 'contacted', 'new', 'established', 'won_back', 'churned'];
const BAR_WIDTH = 24;

/**
 * Customers by segment, with the change against an earlier count, then lifecycle and churn in a line each. Ends without
 * a line feed.
 */
export function segmentTable(tally: Tally, earlier: ReadonlyMap<string, number>, paint: Paint): string {
  const now = tally.count('rfm');
  const table = new Table({
    head: ['segment', 'customers', '', '30 days'].map((title) => paint('faint', title)),
    colAligns: ['left', 'right', 'left', 'right'],
    style: { head: [], border: [], compact: true },
    chars: NO_LINES,
  });
  const most = Math.max(1, ...now.values());
  for (const segment of new Set([...SEGMENTS, ...now.keys()])) {
    const count = now.get(segment) ?? 0;
    const bar = '█'.repeat(Math.round((BAR_WIDTH * count) / most));
    table.push([
      segment,
      number(count),
      bar.padEnd(BAR_WIDTH),
      change(count - (earlier.get(segment) ?? 0), paint),
    ]);
  }
  const lifecycle = tally.count('lifecycle');
  const stages = LIFECYCLE.filter((each) => each !== 'contacted' || lifecycle.has(each));
  return [
    table.toString(),
    `lifecycle  ${counts(lifecycle, stages)}`,
    `churn risk ${counts(tally.churn(), ['low', 'medium', 'high'])}`,
  ].join('\n');
}

function change(by: number, paint: Paint): string {
  if (by === 0) return paint('faint', '·');
  return by > 0 ? `+${number(by)}` : `−${number(-by)}`;
}

function counts(found: ReadonlyMap<string, number>, order: readonly string[]): string {
  const names = [...new Set([...order, ...found.keys()])];
  return names.map((name) => `${name} ${number(found.get(name) ?? 0)}`).join('  ');
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
