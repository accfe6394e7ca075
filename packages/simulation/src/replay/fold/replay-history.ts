import { isMoneyCapped, standardFold } from '@tidemark/core';
import type { CustomerSnapshot } from '@tidemark/operations';
import type { CustomerOutput } from '@tidemark/pipeline';
import { calibrateHistory, type DatedScorecard } from '../calibration/calibrate-history.ts';
import type { History } from '../history/history.ts';
import type { ReplayRules } from '../rules/replay-rules.ts';
import { type FoldedCustomer, foldCustomer } from './fold-customer.ts';

/** A history under one set of rules. */
export interface Replayed {
  /** By customer id as bytes. */
  readonly snapshots: readonly CustomerSnapshot[];
  /** Names of the dimensions, in the order of each customer's classes. */
  readonly dimensions: readonly string[];
  /** By (at, customer id as bytes, sequence). */
  readonly outputs: readonly CustomerOutput[];
  /** The scorecards that were made of the history, ascending. */
  readonly scorecards: readonly DatedScorecard[];
  /** Events that counted; those later than its end did not. */
  readonly events: number;
  /** Customers whose money is more than can be added up. */
  readonly cappedCustomers: number;
}

/** Rules on their way through a history, a customer at a time. */
export interface Replay {
  /** @param customer its place in the history; each once, ascending */
  fold(customer: number): FoldedCustomer;
  result(): Replayed;
}

/**
 * Folds a history with the segmenter's own step, without log and store. A deployment that had these rules from the
 * beginning would publish the same outputs.
 *
 * @param onCustomer called after each customer of each pass
 */
export function replayHistory(
  history: History,
  rules: ReplayRules,
  onCustomer: () => void = () => {},
): Replayed {
  const replay = openReplay(history, rules, onCustomer);
  for (let customer = 0; customer < history.customers.length; customer++) {
    replay.fold(customer);
    onCustomer();
  }
  return replay.result();
}

/**
 * Calibrates rules by a history, if they are to be, and begins to fold it.
 *
 * One customer after the other: with the states of all alive at once, most of the time went into collecting garbage. The
 * price is that a customer's events lie far apart in memory: a third of the time is spent waiting for them, which is less.
 */
export function openReplay(history: History, rules: ReplayRules, onCustomer: () => void): Replay {
  const { fold = standardFold } = rules;
  const dimensions = fold.dimensions.map(({ name }) => name);
  const { of: rulesOf, scorecards } = calibrateHistory(history, rules, onCustomer);
  const snapshots: CustomerSnapshot[] = [];
  const outputs: CustomerOutput[] = [];
  let cappedCustomers = 0;
  return {
    fold: (customer) => {
      const folded = foldCustomer(history.customers[customer]!, rulesOf(customer), history.until, fold);
      snapshots.push(folded.snapshot);
      if (isMoneyCapped(folded.state)) cappedCustomers += 1;
      for (const output of folded.outputs) outputs.push(output);
      return folded;
    },
    result: () => {
      // Stable: at one instant the customers stay in their order, and each one's outputs in their sequence.
      outputs.sort((left, right) => left.output.at - right.output.at);
      return { snapshots, dimensions, outputs, scorecards, events: history.events, cappedCustomers };
    },
  };
}
