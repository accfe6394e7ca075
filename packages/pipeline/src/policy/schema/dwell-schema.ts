import { z } from 'zod';
import { days } from './days-schema.ts';

/** By dimension; which dimensions and classes there are is checked by `dwellFaults`. */
export const dwellSection = z.record(
  z.string(),
  z.strictObject({ days, ranks: z.record(z.string(), z.number().int()) }),
);
