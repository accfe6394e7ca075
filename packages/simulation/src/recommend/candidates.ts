import {
  DAY,
  type DurationMs,
  daysUntilUnlikely,
  isDegenerate,
  type Policy,
  type PurchaseModel,
} from '@tidemark/core';
import type { Rule } from '../evaluate/baselines.ts';
import type { Silence } from '../evaluate/silence.ts';

/** What of `churn` a candidate sets. */
export type ChurnSettings = Partial<
  Pick<Policy['churn'], 'off' | 'priorGapDays' | 'factorPercent' | 'minOverdueDays' | 'pActive'>
>;

/** Settings of the silence signals that are tried. */
export interface Candidate extends Rule {
  readonly settings: ChurnSettings;
}

const BELOW = [0.15, 0.25, 0.35, 0.45] as const;
const FALLEN_TO_PERCENT = [50, 75, 100] as const;
const SILENT_DAYS = [14, 45, 90, 120] as const;
const FACTOR_PERCENT = [150, 200, 300] as const;

/** The grid: p_active where a model tells anything, and overdue in its place. */
export function candidates({ churn }: Policy, model: PurchaseModel | null): readonly Candidate[] {
  const withoutModel = FACTOR_PERCENT.flatMap((factorPercent) =>
    SILENT_DAYS.map((minOverdueDays) => overdueCandidate(churn, factorPercent, minOverdueDays)),
  );
  if (model === null || isDegenerate(model)) return withoutModel;
  const withModel = BELOW.flatMap((below) =>
    FALLEN_TO_PERCENT.flatMap((fallenToPercent) => {
      const unlikelyAfter = unlikelyAfterOf(model, { ...churn.pActive, below, fallenToPercent });
      return SILENT_DAYS.map((minOverdueDays) =>
        pActiveCandidate(churn, { below, fallenToPercent, minOverdueDays }, unlikelyAfter),
      );
    }),
  );
  return [...withModel, ...withoutModel];
}

/** The silence signal of a policy as it is: p_active where it exists, else overdue; neither raises an alert where both are off. */
export function presentRule({ churn }: Policy, model: PurchaseModel | null): Rule {
  const words = 'the present policy';
  if (model !== null && !isDegenerate(model) && !churn.off.includes('p_active')) {
    const unlikelyAfter = unlikelyAfterOf(model, churn.pActive);
    return {
      words,
      after: (silence) => Math.max(churn.pActive.minOverdueDays * DAY, unlikelyAfter(silence)),
    };
  }
  if (churn.off.includes('overdue')) return { words, after: () => Number.POSITIVE_INFINITY };
  return { words, after: overdueAfter(churn) };
}

/**
 * Plain recency as settings: with the most patience as short as the shortest, whoever is silent for so long is overdue. No
 * decline is said sooner, either.
 */
export function recencySettings({ churn }: Policy, days: number): ChurnSettings {
  return {
    off: switched(churn.off, 'p_active', 'overdue'),
    priorGapDays: days,
    factorPercent: 100,
    minOverdueDays: days,
  };
}

function pActiveCandidate(
  { off, pActive }: Policy['churn'],
  limits: Omit<Policy['churn']['pActive'], 'horizonDays'>,
  unlikelyAfter: (silence: Silence) => DurationMs,
): Candidate {
  const { below, fallenToPercent, minOverdueDays } = limits;
  return {
    words: `p_active below ${below}, fallen to ${fallenToPercent} %, silent for ${minOverdueDays} days`,
    after: (silence) => Math.max(minOverdueDays * DAY, unlikelyAfter(silence)),
    settings: { off: off.filter((name) => name !== 'p_active'), pActive: { ...pActive, ...limits } },
  };
}

function overdueCandidate(churn: Policy['churn'], factorPercent: number, minOverdueDays: number): Candidate {
  return {
    words: `overdue at ${factorPercent} % of the usual gap, silent for ${minOverdueDays} days`,
    after: overdueAfter({ ...churn, factorPercent, minOverdueDays }),
    settings: { off: switched(churn.off, 'p_active', 'overdue'), factorPercent, minOverdueDays },
  };
}

function switched(off: readonly string[], toOff: string, toOn: string): readonly string[] {
  return [...off.filter((name) => name !== toOn && name !== toOff), toOff];
}

function overdueAfter({ factorPercent, priorGapDays, minOverdueDays }: Policy['churn']) {
  const factor = factorPercent / 100;
  return ({ usualGapMs }: Silence): DurationMs =>
    Math.min(factor * priorGapDays * DAY, Math.max(minOverdueDays * DAY, factor * usualGapMs));
}

const DAYS_PER_WEEK = 7;
/** More days than a history has between a first and a last purchase. */
const MOST_DAYS = 1e6;

/** Most silences share few rhythms: each is looked up once. */
function unlikelyAfterOf(model: PurchaseModel, limits: Policy['churn']['pActive']) {
  const known = new Map<number, DurationMs>();
  return ({ rhythm }: Silence): DurationMs => {
    const key = rhythm.x * MOST_DAYS + Math.round(rhythm.tX * DAYS_PER_WEEK);
    const before = known.get(key);
    if (before !== undefined) return before;
    const ms = (daysUntilUnlikely(model, rhythm, limits) ?? Number.POSITIVE_INFINITY) * DAY;
    known.set(key, ms);
    return ms;
  };
}
