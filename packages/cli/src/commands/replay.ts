import { DAY, type LocalDay } from '@tidemark/core';
import type { Progress } from '@tidemark/operations';
import { DAYS_KEPT } from '@tidemark/pipeline';
import {
  type Calibrating,
  compareHistories,
  InputError,
  loadZone,
  type PreparedReplay,
  prepareReplay,
  type Replayed,
  readDepartures,
  replayHistory,
  summarize,
} from '@tidemark/simulation';
import { createSystemTiming } from '@tidemark/stream';
import { Command } from 'commander';
import { loadScorecard } from '../calibrate/scorecard-files.ts';
import { openJudging } from '../evaluate/open-judging.ts';
import { writeEvaluation } from '../evaluate/write-evaluation.ts';
import { writeRecommendation } from '../evaluate/write-recommendation.ts';
import { findPolicy } from '../policy/find-policy.ts';
import { fitPolicy } from '../policy/fit-policy.ts';
import { describeCapped } from '../replay/describe-capped.ts';
import { describeComparison } from '../replay/describe-comparison.ts';
import { describeFits } from '../replay/describe-fits.ts';
import { describeSummary } from '../replay/describe-summary.ts';
import { describeSpeeds } from '../replay/speeds.ts';
import { whyDifferent } from '../replay/why.ts';
import { writeComparison } from '../replay/write-comparison.ts';
import { writeResults } from '../replay/write-results.ts';
import { counted } from '../sentences/counted.ts';
import { openProgress } from '../terminal/progress.ts';
import { currencyCode, toLocalDay, wholeNumber } from './parse-option.ts';
import { print } from './print.ts';

/** A scorecard file without an instant takes effect from the beginning, behind the policy alone. */
const FROM_THE_BEGINNING = 1;

interface ReplayFlags {
  readonly input: string;
  readonly policy: string;
  readonly asOf: LocalDay;
  readonly out: string;
  readonly calibrate?: string;
  readonly compare?: string;
  readonly evaluate?: number;
  readonly departures?: string;
  readonly recommend?: boolean;
  readonly zone: string;
  readonly currency?: string;
  readonly skipBad?: string | true;
}

/** `tidemark replay`: what rules publish of a history. */
export function replayCommand(): Command {
  return new Command('replay')
    .description(
      'run rules over a history: every customer at the end of a day, and all changes, alerts and follow-ups up to it',
    )
    .requiredOption('--input <file.csv>', 'the history, in the format of `demo --input`')
    .requiredOption(
      '--as-of <YYYY-MM-DD>',
      'the last day that counts; customers are evaluated in its last millisecond',
      toLocalDay,
    )
    .requiredOption(
      '--out <folder>',
      'where customers.csv, changes.jsonl, alerts.jsonl, follow-ups.jsonl and summary.json go',
    )
    .option('--policy <preset or file>', 'the rules', 'retail')
    .option(
      '--calibrate <how>',
      'take limits and models from all customers at the end ("as-of"), at the end of a day (2025-06-30), at each first of a month ("monthly"), or from a scorecard.json (default: those of the policy)',
      dayOrWord,
    )
    .option(
      '--compare <preset or file>',
      'run other rules over the same history too: comparison.json and differences.csv list who differs and why',
    )
    .option(
      '--evaluate <days>',
      'judge every alert by whether its customer bought within so many days after it, beside plain recency and other baselines: evaluation.json',
      wholeNumber(1),
    )
    .option(
      '--departures <file.csv>',
      'with --evaluate: judge every alert by who is known to have left for good, too (customer_id,left_at)',
    )
    .option(
      '--recommend',
      'with --evaluate: try settings of the silence signals on the first half of the history, check the best on the rest (models fitted on the first half, whatever --calibrate says): recommendation.json',
    )
    .option('--zone <name>', 'time zone of days and midnights, such as Europe/Berlin', 'UTC')
    .option(
      '--currency <code>',
      'ISO 4217 currency (default: the first that the file names, else USD)',
      currencyCode,
    )
    .option('--skip-bad [file]', 'set bad rows aside in a new file (default: <file.csv>.bad)')
    .action(replay);
}

async function replay(flags: ReplayFlags): Promise<void> {
  if (flags.recommend && flags.evaluate === undefined)
    throw new InputError('Cannot recommend without a window: give --evaluate <days> too');
  if (flags.departures !== undefined && flags.evaluate === undefined)
    throw new InputError('Cannot judge by departures without a window: give --evaluate <days> too');
  const departures = flags.departures === undefined ? undefined : await readDepartures(flags.departures);
  const progress = openProgress(process.stderr);
  const timing = createSystemTiming();
  const named = [flags.policy, ...(flags.compare === undefined ? [] : [flags.compare])];
  const files = await Promise.all(named.map(findPolicy));
  const currencies = flags.currency === undefined ? undefined : [flags.currency];
  const policies = files.map((file) => fitPolicy(file, { daysKept: DAYS_KEPT, currencies }));
  const request = {
    input: flags.input,
    badRowsPath: flags.skipBad === true ? `${flags.input}.bad` : flags.skipBad,
    currency: flags.currency,
    asOf: flags.asOf,
    zone: loadZone(flags.zone),
    policies,
    calibrating: await readCalibrating(flags.calibrate),
  };
  const prepared = await prepareReplay(request, progress, timing);
  const judged = openJudging(prepared, { ...flags, departures }, progress);
  const began = timing.now();
  const { replayed, writeAll } = folded(prepared, flags, progress);
  const foldMs = timing.now() - began;
  const { evaluation, recommendation } = judged(replayed);
  print(await writeAll());
  if (evaluation !== undefined) print(await writeEvaluation(flags.out, evaluation));
  if (recommendation !== undefined)
    print(await writeRecommendation(flags.out, recommendation, prepared.currency));
  const speeds = { ...prepared.reading, events: prepared.history.events, foldMs };
  const { laterEvents } = prepared;
  if (laterEvents > 0) print(describeLater(laterEvents, flags.asOf));
  print(`${describeSpeeds(speeds)} Written to ${flags.out}.`);
}

function describeLater(events: number, asOf: LocalDay): string {
  const day = new Date(asOf * DAY).toISOString().slice(0, 10);
  return `${counted(events, 'event')} after ${day} ${events === 1 ? 'was' : 'were'} not counted.`;
}

/** A replay, and what writes its results and describes them. */
interface Folded {
  readonly replayed: Replayed;
  readonly writeAll: () => Promise<string>;
}

function folded(prepared: PreparedReplay, flags: ReplayFlags, progress: Progress): Folded {
  try {
    return fold(prepared, flags, progress);
  } finally {
    progress.end();
  }
}

function fold(prepared: PreparedReplay, flags: ReplayFlags, progress: Progress): Folded {
  const { history, rules, currency } = prepared;
  const [first, second] = rules;
  const passes = ['as-of', 'day', 'monthly'].includes(first!.calibrating.by) ? 2 : 1;
  progress.begin('folding', history.customers.length * passes * rules.length);
  if (second === undefined) {
    const replayed = replayHistory(history, first!, progress.advance);
    const writeAll = async () => {
      const summary = summarize(replayed, currency, first!.zone);
      await writeResults(flags.out, replayed, summary);
      return told(describeSummary(summary), replayed);
    };
    return { replayed, writeAll };
  }
  const comparison = compareHistories(
    history,
    { first: first!, second },
    { explain: whyDifferent, onCustomer: progress.advance },
  );
  const writeAll = async () => {
    const summary = summarize(comparison.first, currency, first!.zone);
    const summaries = {
      first: { name: flags.policy, summary },
      second: { name: flags.compare!, summary: summarize(comparison.second, currency, second.zone) },
    };
    await writeResults(flags.out, comparison.first, summary);
    await writeComparison(flags.out, comparison, summaries);
    return `${told(describeSummary(summary), comparison.first)}\n${describeComparison(comparison, summaries)}`;
  };
  return { replayed: comparison.first, writeAll };
}

/** A summary, what is to be said of its sums, and the models of the last scorecard that was made of the history. */
function told(summary: string, replayed: Replayed): string {
  const last = replayed.scorecards.at(-1);
  const models =
    last === undefined ? [] : describeFits({ models: last.scorecard.models, keptOut: last.keptOut });
  return [`${summary}${describeCapped(replayed)}`, ...models].join('\n');
}

async function readCalibrating(flag: string | undefined): Promise<Calibrating> {
  if (flag === undefined) return { by: 'policy' };
  if (flag === 'as-of' || flag === 'monthly') return { by: flag };
  if (isDay(flag)) return { by: 'day', day: toLocalDay(flag) };
  const { scorecard, effectiveAt = FROM_THE_BEGINNING } = await loadScorecard(flag);
  return { by: 'scorecard', scorecard, effectiveAt };
}

/** What looks like a day has to be one. */
function dayOrWord(flag: string): string {
  if (isDay(flag)) toLocalDay(flag);
  return flag;
}

function isDay(flag: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(flag);
}
