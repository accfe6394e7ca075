import { fitPurchaseModel } from '../models/fit-purchase-model.ts';
import { fitSpendModel } from '../models/fit-spend-model.ts';
import { purchaseLogLikelihood } from '../models/purchase-log-likelihood.ts';
import { isDegenerate, type PurchaseModel } from '../models/purchase-model.ts';
import { spendLogLikelihood } from '../models/spend-log-likelihood.ts';
import type { SpendModel } from '../models/spend-model.ts';
import type { Models } from '../rules/policy.ts';
import type { SampledBuyer } from './sampled-buyer.ts';
import type { FittedModels } from './scorecard.ts';

/** Of fewer customers chance alone moves the parameters by a fifth and more. */
export const LEAST_CUSTOMERS = 500;

/** The models that a fit is held against. */
export interface ModelsInForce {
  /** Parameters that the policy carries. */
  readonly policy: Models;
  /** Those of the scorecard before, which take their place; null without a scorecard. */
  readonly scorecard: FittedModels | null;
}

/** What came of a fit. */
export interface ModelFits {
  /** For the scorecard: what was fitted, or the one before again where the fit is kept out. */
  readonly models: FittedModels;
  /** Why a fit is kept out; null where it is not. */
  readonly keptOut: { readonly purchase: KeptOut | null; readonly spend: KeptOut | null };
}

export interface KeptOut {
  /**
   * - `too-few`: fewer than 500 customers that it could be fitted on: who has bought; for spend, who has bought twice and has
   *   money left of it
   * - `no-repeat-purchase`: nobody has bought on a second day
   * - `at-bound`: no model inside the bounds is the best
   * - `worse`: the model in force explains the same customers better
   */
  readonly why: 'too-few' | 'no-repeat-purchase' | 'at-bound' | 'worse';
  /** How many customers it could be fitted on. */
  readonly customers: number;
}

/** As a scorecard has nothing fitted, because nothing is to be. */
export const noModels: FittedModels = { purchase: null, spend: null };

/**
 * Fits the models to customers and decides what a scorecard publishes (FOLD.md, section 6): a model of few customers, one at
 * a bound, or one that explains its own customers less well than the model in force does is kept out, and what was in force
 * stays. A degenerate one is published, and marked as such. Computes for seconds.
 */
export function fitModels(buyers: readonly SampledBuyer[], inForce: ModelsInForce): ModelFits {
  const before = inForce.scorecard ?? noModels;
  const purchase = purchasesOf(buyers, before.purchase ?? inForce.policy.purchase);
  const spend = spendOf(buyers, before.spend ?? inForce.policy.spend);
  return {
    models: { purchase: purchase.fitted ?? before.purchase, spend: spend.fitted ?? before.spend },
    keptOut: { purchase: purchase.keptOut, spend: spend.keptOut },
  };
}

type Judged<Fitted> =
  | { readonly fitted: Fitted; readonly keptOut: null }
  | { readonly fitted: null; readonly keptOut: KeptOut };

function purchasesOf(
  buyers: readonly SampledBuyer[],
  inForce: PurchaseModel | null,
): Judged<NonNullable<FittedModels['purchase']>> {
  if (buyers.length < LEAST_CUSTOMERS) return keptOut('too-few', buyers.length);
  if (buyers.every(({ x }) => x === 0)) return keptOut('no-repeat-purchase', buyers.length);
  const fit = fitPurchaseModel(buyers);
  const objection = objectionTo(fit, inForce && purchaseLogLikelihood(inForce, buyers));
  if (objection !== null) return keptOut(objection, buyers.length);
  const { model, logLikelihood, customers } = fit;
  return {
    fitted: { ...model, logLikelihood, customers, isDegenerate: isDegenerate(model) },
    keptOut: null,
  };
}

/** Of a single purchase the mean says next to nothing of what the customer usually spends. */
const LEAST_PURCHASES = 2;

function spendOf(
  buyers: readonly SampledBuyer[],
  inForce: SpendModel | null,
): Judged<NonNullable<FittedModels['spend']>> {
  const spenders = buyers.filter(({ n, meanMinor }) => n >= LEAST_PURCHASES && meanMinor > 0);
  if (spenders.length < LEAST_CUSTOMERS) return keptOut('too-few', spenders.length);
  const fit = fitSpendModel(spenders);
  const objection = objectionTo(fit, inForce && spendLogLikelihood(inForce, spenders));
  if (objection !== null) return keptOut(objection, spenders.length);
  const { model, logLikelihood, customers } = fit;
  return { fitted: { ...model, logLikelihood, customers }, keptOut: null };
}

/** @param toBeat the log-likelihood of the model in force, of the same customers; null where none is in force */
function objectionTo(
  { isAtBound, logLikelihood }: { readonly isAtBound: boolean; readonly logLikelihood: number },
  toBeat: number | null,
): 'at-bound' | 'worse' | null {
  if (isAtBound) return 'at-bound';
  return toBeat !== null && logLikelihood < toBeat ? 'worse' : null;
}

function keptOut(why: KeptOut['why'], customers: number) {
  return { fitted: null, keptOut: { why, customers } } as const;
}
