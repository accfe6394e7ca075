import { z } from 'zod';
import { line } from './line-schema.ts';

const label = z
  .strictObject({ en: line.default(''), zh: line.default(''), care: line.exactOptional() })
  .refine(({ en, zh }) => en !== '' || zh !== '', { message: 'needs a name, in en or in zh' });

/** By dimension and class; which there are is checked by `labelFaults`. */
export const labelsSection = z.record(z.string(), z.record(z.string(), label));
