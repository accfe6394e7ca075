import { DAY, type DurationMs, dayEnd, type LocalDay, type Policy, type ZoneTable } from '@tidemark/core';
import type { Progress } from '@tidemark/operations';
import { checkAgainstDeployment } from '@tidemark/pipeline';
import type { Timing } from '@tidemark/stream';
import { InputError } from '../input/input-error.ts';
import { type History, historyOf } from './history/history.ts';
import { loadHistory } from './history/load-history.ts';
import { ratedCurrencies } from './rules/rated-currencies.ts';
import { type Calibrating, type ReplayRules, replayDeployment } from './rules/replay-rules.ts';

/** What is to be tried, as it was asked for. */
export interface ReplayRequest {
  readonly input: string;
  readonly badRowsPath: string | undefined;
  readonly currency: string | undefined;
  /** The last local day that counts. */
  readonly asOf: LocalDay;
  readonly zone: ZoneTable;
  readonly policies: readonly Policy[];
  readonly calibrating: Calibrating;
}

/** A history, and the rules to be tried on it, in the order of the policies. */
export interface PreparedReplay {
  readonly history: History;
  readonly rules: readonly ReplayRules[];
  readonly currency: string;
  /** Events behind the last day, which do not count. */
  readonly laterEvents: number;
  /** Rows read, those that do not count among them, and how long that took. */
  readonly reading: { readonly rows: number; readonly readMs: DurationMs };
}

/**
 * Reads the history of a request.
 *
 * @throws InputError for a file that cannot be used or a calibration behind the last day, PolicyInvalid for rules that setup would refuse too: with a window
 * longer than what is kept, or a rate for the history's own currency
 */
export async function prepareReplay(
  request: ReplayRequest,
  progress: Progress,
  timing: Timing,
): Promise<PreparedReplay> {
  const { policies, calibrating, zone, asOf } = request;
  const rated = ratedCurrencies(policies);
  if (calibrating.by === 'day' && calibrating.day > asOf) {
    throw new InputError(
      `Cannot calibrate at the end of ${dateOf(calibrating.day)}: the history is looked at up to ${dateOf(asOf)}`,
    );
  }
  const { events, currency, readMs } = await loadHistory(
    { path: request.input, currency: request.currency, rated, badRowsPath: request.badRowsPath },
    progress,
    timing.now,
  );
  const currencies = [currency, ...rated.filter((code) => code !== currency)];
  for (const policy of policies) checkAgainstDeployment(policy, replayDeployment({ zone, currencies }));
  const history = historyOf(events, dayEnd(zone, asOf));
  return {
    history,
    rules: policies.map((policy) => ({ policy, calibrating, zone, currencies })),
    currency,
    laterEvents: events.length - history.events,
    reading: { rows: events.length, readMs },
  };
}

function dateOf(day: LocalDay): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
