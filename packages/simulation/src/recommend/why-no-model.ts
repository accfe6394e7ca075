import { isDegenerate, type KeptOut, type Policy, type PurchaseModel } from '@tidemark/core';
import type { Replayed } from '../replay/fold/replay-history.ts';

/** Why there is no model of purchases that tells who left: by it nobody does, the policy wants none fitted, or a fit was kept out. */
export type NoModel = { readonly why: 'degenerate' | 'fixed' } | KeptOut;

/**
 * Why p_active cannot be tried; null where it can.
 *
 * @param model the one in force; null where there is none
 */
export function whyNoModel(
  { calibration }: Policy,
  model: PurchaseModel | null,
  { scorecards }: Pick<Replayed, 'scorecards'>,
): NoModel | null {
  if (model !== null) return isDegenerate(model) ? { why: 'degenerate' } : null;
  if (calibration.models === 'fixed') return { why: 'fixed' };
  // Without a scorecard nobody had bought.
  return scorecards.at(-1)?.keptOut.purchase ?? { why: 'too-few', customers: 0 };
}
