import type { KeptOut, ModelFits } from '@tidemark/core';
import { counted } from '../sentences/counted.ts';
import { significant } from '../sentences/significant.ts';
import { describeKeptOut } from './describe-kept-out.ts';

/** What a fit came to, a line for each model and one for each that was kept out; empty where nothing was to be fitted. */
export function describeFits({ models: { purchase, spend }, keptOut }: ModelFits): readonly string[] {
  const lines: string[] = [];
  if (keptOut.purchase !== null) lines.push(refusal('purchases', keptOut.purchase));
  if (purchase !== null) {
    const { r, alpha, a, b, isDegenerate } = purchase;
    const remark = isDegenerate ? '; by it nobody ever leaves, so that p_active does not exist' : '';
    lines.push(`Model of purchases: ${parameters({ r, alpha, a, b })}; ${fittedOn(purchase)}${remark}.`);
  }
  if (keptOut.spend !== null) lines.push(refusal('spend', keptOut.spend));
  if (spend !== null) {
    const { p, q, v } = spend;
    lines.push(`Model of spend: ${parameters({ p, q, v })} minor units; ${fittedOn(spend)}.`);
  }
  return lines;
}

function parameters(named: Readonly<Record<string, number>>): string {
  return Object.entries(named)
    .map(([name, value]) => `${name} ${significant(value)}`)
    .join(', ');
}

function fittedOn({
  logLikelihood,
  customers,
}: {
  readonly logLikelihood: number;
  readonly customers: number;
}) {
  return `log-likelihood ${logLikelihood.toFixed(2)} of ${counted(customers, 'customer')}`;
}

function refusal(of: 'purchases' | 'spend', keptOut: KeptOut): string {
  return `No new model of ${of}, what was in force stays: ${describeKeptOut(of, keptOut)}.`;
}
