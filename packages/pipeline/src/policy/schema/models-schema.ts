import { z } from 'zod';

const positive = z.number().gt(0).max(1e12);

export const purchaseModel = z.strictObject({ r: positive, alpha: positive, a: positive, b: positive });

export const spendModel = z.strictObject({
  p: positive,
  q: positive.gt(1, { message: 'q is above 1: otherwise the mean spend is infinite' }),
  v: positive,
});

/** Fixed parameters, such as another tool has found. */
export const modelsSection = z.strictObject({
  purchase: purchaseModel.nullable().default(null),
  spend: spendModel.nullable().default(null),
});
