import { minorUnitDecimals } from '@tidemark/core';
import { z } from 'zod';

/** No two currencies are further apart. */
const LEAST_RATE = 1e-9;
const MOST_RATE = 1e9;

/** By ISO 4217 code. Which currencies need one is the deployment's matter. */
export const ratesSection = z
  .record(z.string(), z.unknown())
  .superRefine((given, context) => {
    for (const [code, value] of Object.entries(given)) {
      for (const message of faultsOf(code, value))
        context.addIssue({ code: 'custom', path: [code], message });
    }
  })
  // Every value has been looked at.
  .transform((given) => given as Readonly<Record<string, number>>);

function faultsOf(code: string, value: unknown): readonly string[] {
  const isRate = typeof value === 'number' && value >= LEAST_RATE && value <= MOST_RATE;
  return [
    ...(minorUnitDecimals(code) !== undefined ? [] : [`"${code}" is no ISO 4217 code, such as USD`]),
    ...(isRate ? [] : [`a rate is a positive number, from ${LEAST_RATE} to ${MOST_RATE}`]),
  ];
}
