import { z } from 'zod';

/** At least 1: who brought no money is never mid or high. */
const amount = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

const border = z
  .strictObject({ enterMinor: amount, leaveMinor: amount.exactOptional() })
  .transform(({ enterMinor, leaveMinor = enterMinor }) => ({ enterMinor, leaveMinor }))
  .refine(({ enterMinor, leaveMinor }) => leaveMinor <= enterMinor, {
    path: ['leaveMinor'],
    message: 'must not exceed enterMinor: a customer would leave as soon as it has entered',
  });

/** Border by border, for rules that give only one. */
export const valueShape = { high: border, mid: border };

export const valueSection = z.strictObject(valueShape).superRefine(({ high, mid }, context) => {
  if (mid.enterMinor < high.enterMinor) return;
  context.addIssue({
    code: 'custom',
    path: ['mid', 'enterMinor'],
    message: `${mid.enterMinor} is not below high.enterMinor, ${high.enterMinor}: nobody would be mid`,
  });
});
