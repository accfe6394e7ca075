import { minorUnitDecimals } from '@tidemark/core';
import { z } from 'zod';

/** What Intl knows, and the few codes it does not that have decimals of their own. */
const intlCodes: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
const USUAL_DECIMALS = 2;

/** By ISO 4217 code. Which currencies need one is the frame's matter. */
export const ratesSection = z
  .record(z.string(), z.number().positive({ message: 'a rate is a positive number' }))
  .superRefine((given, context) => {
    for (const code of Object.keys(given)) {
      if (isCurrency(code)) continue;
      const message = `"${code}" is no ISO 4217 code, such as USD`;
      context.addIssue({ code: 'custom', path: [code], message });
    }
  });

function isCurrency(code: string): boolean {
  return intlCodes.has(code) || minorUnitDecimals(code) !== USUAL_DECIMALS;
}
