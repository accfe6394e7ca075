import { z } from 'zod';

/** No fit finds one further out. */
const MOST = 1e12;

const parameter = z
  .number()
  .gt(0, { message: 'a parameter is above 0' })
  .max(MOST, { message: `a parameter is at most ${MOST}` });

export const purchaseModel = z.strictObject({ r: parameter, alpha: parameter, a: parameter, b: parameter });

export const spendModel = z.strictObject({
  p: parameter,
  q: parameter.gt(1, { message: 'q is above 1: otherwise the mean spend is infinite' }),
  v: parameter,
});

/** Fixed parameters, such as another tool has found. */
export const modelsSection = z.strictObject({
  purchase: purchaseModel.nullable().default(null),
  spend: spendModel.nullable().default(null),
});
