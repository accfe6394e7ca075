import { localDate, type Output, type ZoneTable } from '@tidemark/core';
import { type ClassTable, openClassCounts } from './class-table.ts';
import { type Counts, openCounts } from './counts.ts';

/** Counts of outputs by local date (`2025-01-31`), and of moves; a first class comes from `none`. */
export interface OutputRates {
  readonly changesPerDay: Counts;
  readonly alertsPerDay: Counts;
  readonly followUpsPerDay: Counts;
  /** Moves by dimension, from and to. */
  readonly transitions: ClassTable;
}

/** Rates that are being added up. */
export interface OpenRates {
  add(output: Output): void;
  rates(): OutputRates;
}

const NONE = 'none';

/** @param zone of the dates */
export function openRates(zone: ZoneTable): OpenRates {
  const perDay = {
    'segment-changed': openCounts(),
    'churn-alert': openCounts(),
    'follow-up-due': openCounts(),
  };
  const transitions = openClassCounts();
  return {
    add(output) {
      perDay[output.type].add(localDate(zone, output.at));
      if (output.type !== 'segment-changed') return;
      for (const { dimension, from, to } of output.changes) {
        transitions.add(dimension, from ?? NONE, to ?? NONE);
      }
    },
    rates: () => ({
      changesPerDay: perDay['segment-changed'].byName(),
      alertsPerDay: perDay['churn-alert'].byName(),
      followUpsPerDay: perDay['follow-up-due'].byName(),
      transitions: transitions.table(),
    }),
  };
}
