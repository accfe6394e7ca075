import { z } from 'zod';
import { engagementShape, lifecycleShape, satisfactionShape } from './age-schemas.ts';
import { churnShape } from './churn-schema.ts';
import { dwellSection } from './dwell-schema.ts';
import { rfmShape } from './rfm-schema.ts';
import { valueShape } from './value-schema.ts';

/** Section by section, what may be different for customers of a type. */
export const overrideShape = {
  rfm: someOf(rfmShape).exactOptional(),
  value: someOf(valueShape).exactOptional(),
  lifecycle: someOf(lifecycleShape).exactOptional(),
  engagement: someOf(engagementShape).exactOptional(),
  satisfaction: someOf(satisfactionShape).exactOptional(),
  churn: someOf(churnShape).exactOptional(),
  dwell: dwellSection.exactOptional(),
};

/** The settings are sound one by one; whether they are together with the others' is checked by `overrideFaults`. */
const override = z.strictObject(overrideShape);

export const byCustomerTypeSection = z.strictObject({
  individual: override.exactOptional(),
  enterprise: override.exactOptional(),
});

/** Any of the settings, no other. */
function someOf<Shape extends z.ZodRawShape>(shape: Shape) {
  const entries = Object.entries(shape).map(([key, schema]) => [key, z.exactOptional(schema)]);
  return z.strictObject(
    Object.fromEntries(entries) as { [Key in keyof Shape]: z.ZodExactOptional<Shape[Key]> },
  );
}
