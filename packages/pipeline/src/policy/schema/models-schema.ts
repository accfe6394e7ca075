import { z } from 'zod';

/** No fit finds one further out: what lies beyond is of another unit, or a slip of the pen. */
const LEAST = 1e-6;
const MOST = 1e6;
/** v is an amount in minor units. */
const MOST_V = 1e13;

const between = (most: number) => {
  const message = `a parameter is a number from ${LEAST.toExponential()} to ${most.toExponential()}`;
  return z.number({ message }).min(LEAST, { message }).max(most, { message });
};
const parameter = between(MOST);

export const purchaseModel = z.strictObject({ r: parameter, alpha: parameter, a: parameter, b: parameter });

export const spendModel = z.strictObject({
  p: parameter,
  q: parameter.gt(1, { message: 'q is above 1: otherwise the mean spend is infinite' }),
  v: between(MOST_V),
});

/** Fixed parameters, such as another tool has found. */
export const modelsSection = z.strictObject({
  purchase: purchaseModel.nullable().default(null),
  spend: spendModel.nullable().default(null),
});
