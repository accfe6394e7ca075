import { isDegenerate, LEAST_CUSTOMERS, type Scorecard } from '@tidemark/core';
import type { PolicyFault } from '../policy/shared/policy-fault.ts';

/**
 * What of the models of a file no fit would have published. A log is not held against this: what stands there was.
 *
 * @returns paths below `models`
 */
export function modelFaults({ purchase, spend }: Scorecard['models']): readonly PolicyFault[] {
  return [
    ...(purchase === null ? [] : [...customerFaults('purchase', purchase), ...degeneracyFaults(purchase)]),
    ...(spend === null ? [] : customerFaults('spend', spend)),
  ];
}

function customerFaults(
  name: keyof Scorecard['models'],
  { customers }: { readonly customers: number },
): readonly PolicyFault[] {
  if (customers >= LEAST_CUSTOMERS) return [];
  const message = `a model of ${customers} customers is not used: of fewer than ${LEAST_CUSTOMERS} chance alone moves the parameters. Write "${name}": null, or fit it on more`;
  return [{ path: [name, 'customers'], message }];
}

function degeneracyFaults(model: NonNullable<Scorecard['models']['purchase']>): readonly PolicyFault[] {
  const is = isDegenerate(model);
  if (model.isDegenerate === is) return [];
  const share = model.a / (model.a + model.b);
  const message = `${model.isDegenerate} contradicts a and b: a/(a + b) is ${share.toPrecision(3)}, and degenerate is below 0.001. Write ${is}`;
  return [{ path: ['purchase', 'isDegenerate'], message }];
}
