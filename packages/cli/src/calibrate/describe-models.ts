import { type FittedModels, type KeptOut, LEAST_CUSTOMERS, type Policy } from '@tidemark/core';
import type { PreparedCalibration, UnlikelyBuyers } from '@tidemark/operations';
import { counted } from '../sentences/counted.ts';
import { significant } from './significant.ts';

/** What was fitted on how many customers, what was kept out and why, and whom it calls unlikely to buy: lines for people. */
export function describeModels({
  before,
  scorecard,
  keptOut,
  unlikely,
}: PreparedCalibration): readonly string[] {
  const { policy, models } = before;
  if (policy.calibration.models === 'fixed')
    return [...fixedLines(scorecard.models), ...unlikelyLines(unlikely)];
  return [
    ...(keptOut.purchase === null
      ? purchaseLines(scorecard.models.purchase)
      : [keptOutLine('purchases', keptOut.purchase, stays(models?.purchase, policy.models.purchase))]),
    ...(keptOut.spend === null
      ? spendLines(scorecard.models.spend)
      : [keptOutLine('spend', keptOut.spend, stays(models?.spend, policy.models.spend))]),
    ...unlikelyLines(unlikely),
  ];
}

function fixedLines({ purchase, spend }: FittedModels): readonly string[] {
  return [
    purchase === null && spend === null
      ? 'No models were fitted: the policy fixes them (calibration.models).'
      : 'Not used: the policy fixes the models (calibration.models).',
  ];
}

function purchaseLines(model: FittedModels['purchase']): readonly string[] {
  if (model === null) return [];
  const fitted = `Model of purchases (MBG/NBD), of ${counted(model.customers, 'customer')}: ${likelihood(model)}.`;
  return model.isDegenerate
    ? [fitted, 'By it practically nobody ever leaves, a/(a + b) < 0.001: p_active does not go by it.']
    : [fitted];
}

function spendLines(model: FittedModels['spend']): readonly string[] {
  if (model === null) return [];
  return [
    `Model of spend (gamma-gamma), of ${counted(model.customers, 'customer')} who came back: ${likelihood(model)}.`,
  ];
}

function likelihood({ logLikelihood }: { readonly logLikelihood: number }): string {
  return `log-likelihood ${logLikelihood.toFixed(3)}`;
}

function keptOutLine(of: 'purchases' | 'spend', { why, customers }: KeptOut, whatStays: string): string {
  return `No new model of ${of}: ${reason(why, counted(customers, 'customer'), of)}. ${whatStays}`;
}

function reason(why: KeptOut['why'], customers: string, of: 'purchases' | 'spend'): string {
  switch (why) {
    case 'too-few':
      return `${customers} ${of === 'purchases' ? 'bought' : 'with money bought twice'}, and of fewer than ${LEAST_CUSTOMERS} chance alone moves the parameters`;
    case 'no-repeat-purchase':
      return `none of ${customers} bought on a second day`;
    case 'at-bound':
      return `of ${customers} no model within the bounds is the best: they are all alike, or do not leave as it has it`;
    case 'worse':
      return `what is in force explains the same ${customers} better`;
    default:
      return why satisfies never;
  }
}

/** @param ofScorecard the scorecard's of before, which takes the place of the policy's */
function stays(
  ofScorecard: object | null | undefined,
  ofPolicy: Policy['models'][keyof Policy['models']],
): string {
  if (ofScorecard) return 'That of the scorecard before stays.';
  return ofPolicy === null ? 'There is none before.' : "The policy's stays.";
}

function unlikelyLines(found: UnlikelyBuyers | null): readonly string[] {
  if (found === null || found.buyers === 0) return [];
  const { unlikely, buyers, looked, customers } = found;
  const share = `${significant((100 * unlikely) / buyers)} %`;
  const seen = 'Unlikely to buy by the model of purchases now (signal p_active):';
  if (looked === customers)
    return [`${seen} ${counted(unlikely, 'customer')} of ${counted(buyers, 'buyer')}, ${share}.`];
  const all = Math.round((unlikely / looked) * customers);
  return [
    `${seen} ${counted(unlikely, 'customer')} of a sample of ${counted(buyers, 'buyer')}, ${share}; so some ${counted(all, 'customer')} of the whole deployment.`,
  ];
}
