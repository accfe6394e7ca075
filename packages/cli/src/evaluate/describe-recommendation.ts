import { DAY } from '@tidemark/core';
import type { Recommendation, Row, Trade } from '@tidemark/simulation';
import { stringify } from 'yaml';
import { describeKeptOut } from '../replay/describe-kept-out.ts';
import { counted } from '../sentences/counted.ts';
import { formatAmount } from '../sentences/format-money.ts';
import { plainTable } from '../terminal/plain-table.ts';
import { percent } from './percent.ts';

/** What alerts would be better than the present ones, for people: the trade as a table, and the settings to take. */
export function describeRecommendation(recommendation: Recommendation, currency: string): string {
  const { windowDays, splitDay, noModel, present, recency, best, chosen, published } = recommendation;
  const day = new Date(splitDay * DAY).toISOString().slice(0, 10);
  const tried = noModel === null ? 'p_active and overdue' : `overdue (${withoutModel(noModel)})`;
  const table = tradeTable(currency);
  for (const [name, row] of [
    ['present', present],
    ['plain recency', recency],
    ...best.filter((row) => row !== present).map((row) => ['tried', row] as const),
  ] as const)
    table.push(tradeRow(row === chosen ? `${name}, chosen` : name, row.words, row.later, row, currency));
  table.push(tradeRow('present', 'all its signals', published.present, undefined, currency));
  table.push(tradeRow('chosen', 'with all other signals', published.chosen, undefined, currency));
  return [
    `Settings of ${tried}, chosen by the alerts up to ${day} and checked by those after it, each by the ${counted(windowDays, 'day')} that follow. Rows are of the later part, by silence alone:`,
    String(table),
    ...verdict(recommendation),
  ].join('\n');
}

function withoutModel(noModel: NonNullable<Recommendation['noModel']>): string {
  switch (noModel.why) {
    case 'degenerate':
      return 'by the model of purchases nobody ever leaves';
    case 'fixed':
      return 'the policy carries no model of purchases, and none is to be fitted';
    default:
      return `no model of purchases could be fitted: ${describeKeptOut('purchases', noModel)}`;
  }
}

function tradeTable(currency: string) {
  return plainTable([
    '',
    'alert when',
    'alerts per 1,000 customers and week',
    'right',
    'over plain recency at as many alerts, no later',
    'the same, up to the split',
    'median days before churned',
    `money at risk caught (${currency})`,
  ]);
}

function tradeRow(
  name: string,
  words: string,
  { perThousandCustomersAndWeek, precision, overRecency, medianLeadDays, caughtMinor }: Trade,
  row: Row | undefined,
  currency: string,
): string[] {
  return [
    name,
    words,
    perThousandCustomersAndWeek?.toFixed(2) ?? '-',
    percent(precision),
    points(overRecency),
    row === undefined ? '' : points(row.first.overRecency),
    medianLeadDays === null ? '-' : String(Math.round(medianLeadDays)),
    formatAmount(caughtMinor, currency),
  ];
}

/** `+1.2 points`. */
function points(share: number | null): string {
  if (share === null) return '-';
  const rounded = (100 * share).toFixed(1);
  return `${share >= 0 && !rounded.startsWith('-') ? '+' : ''}${rounded} points`;
}

const A_POINT = 0.01;

function verdict({ best, chosen, choice, present, recency, published }: Recommendation): readonly string[] {
  const settings = stringify({ churn: chosen.settings }).trimEnd();
  switch (choice) {
    case 'present':
      return [
        'Up to the split no row that was tried is better than the present settings, and after it they hold: keep them.',
        ...sameAsRecency(present, recency),
      ];
    case 'too-few':
      return [
        ...doesNotHold(best),
        `Plain recency does not hold in both parts, either: ${recency.words}, ${counted(recency.first.alerts, 'alert')} up to the split and ${recency.later.alerts.toLocaleString('en-US')} after it. Too few alerts to tell what would be better: keep the present settings; a longer history or a shorter window would tell more.`,
      ];
    case 'tried':
      return [`Take ${chosen.words}. In the policy:`, settings, ...sameAsRecency(chosen, recency)];
    case 'recency':
      return [
        ...doesNotHold(best),
        `Plain recency does: ${chosen.words}. In the policy, with overdue for whoever is silent so long:`,
        settings,
        ...caution(published.present),
      ];
    default:
      return choice satisfies never;
  }
}

/** Only the row that the first part chose is looked at in the later one: nothing is said of the others. */
function doesNotHold([first]: readonly Row[]): readonly string[] {
  return first === undefined
    ? [
        'Up to the split no row that was tried is as often right as plain recency, in time, and in alerts enough but no more than now.',
      ]
    : [`Up to the split ${first.words} is the best that was tried; after it, it does not hold.`];
}

/** A model that changes nothing is not to be taken for one that does. */
function sameAsRecency({ later }: Row, recency: Row): readonly string[] {
  const isSame = later.alerts === recency.later.alerts && later.right === recency.later.right;
  return isSame ? [`Of silence they raise the alerts of plain recency here: ${recency.words}.`] : [];
}

function caution({ overRecency }: Trade): readonly string[] {
  if ((overRecency ?? 0) < A_POINT) return [];
  return [
    `But with all their signals the present rules were right ${points(overRecency)} against plain recency at as many alerts after the split: look at that first.`,
  ];
}
