import { isDegenerate, LEAST_CUSTOMERS, type Scorecard } from '@tidemark/core';
import { z } from 'zod';
import { purchaseModel } from '../policy/schema/models-schema.ts';
import type { PolicyFault } from '../policy/shared/policy-fault.ts';

const counted = z.object({ customers: z.number().int().min(1) });
const named = z.object({ ...purchaseModel.pick({ a: true, b: true }).shape, isDegenerate: z.boolean() });

/**
 * What of the models of a file no fit would have published. A log is not held against this: what stands there was.
 *
 * @param document a scorecard as it was read, valid or not: what the schema finds wrong with it is left to the schema
 */
export function modelFaults(document: unknown): readonly PolicyFault[] {
  return [
    ...customerFaults('purchase', document),
    ...degeneracyFaults(document),
    ...customerFaults('spend', document),
  ];
}

function customerFaults(name: keyof Scorecard['models'], document: unknown): readonly PolicyFault[] {
  const { customers } = partOf(name, counted, document) ?? { customers: LEAST_CUSTOMERS };
  if (customers >= LEAST_CUSTOMERS) return [];
  const message = `a model of ${customers} customers is not used: of fewer than ${LEAST_CUSTOMERS} chance alone moves the parameters. Write "${name}": null, or fit it on more`;
  return [{ path: ['models', name, 'customers'], message }];
}

function degeneracyFaults(document: unknown): readonly PolicyFault[] {
  const model = partOf('purchase', named, document);
  if (model === undefined) return [];
  const is = isDegenerate(model);
  if (model.isDegenerate === is) return [];
  const share = model.a / (model.a + model.b);
  const message = `${model.isDegenerate} contradicts a and b: a/(a + b) is ${share.toPrecision(3)}, and degenerate is below 0.001. Write ${is}`;
  return [{ path: ['models', 'purchase', 'isDegenerate'], message }];
}

/** What a document says of a model; undefined where that cannot be read. */
function partOf<Part>(
  name: keyof Scorecard['models'],
  schema: z.ZodType<Part>,
  document: unknown,
): Part | undefined {
  const { data } = z.object({ models: z.object({ [name]: schema }) }).safeParse(document);
  return data?.models[name];
}
