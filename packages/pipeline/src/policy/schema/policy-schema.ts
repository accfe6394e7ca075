import { retail } from '@tidemark/core';
import { z } from 'zod';
import { engagementShape, lifecycleSection, satisfactionShape } from './age-schemas.ts';
import { calibrationSection } from './calibration-schema.ts';
import { churnSection } from './churn-schema.ts';
import { dwellSection } from './dwell-schema.ts';
import { followUpSection, NO_FOLLOW_UP } from './follow-up-schema.ts';
import { labelsSection } from './labels-schema.ts';
import { modelsSection } from './models-schema.ts';
import { byCustomerTypeSection } from './override-schema.ts';
import { ratesSection } from './rates-schema.ts';
import { rfmSection } from './rfm-schema.ts';
import { valueSection } from './value-schema.ts';

/** Part by part. What a policy of an earlier release lacks has the defaults of `retail`; follow-ups have to be asked for. */
export const policyParts = {
  rfm: rfmSection,
  value: valueSection.default(retail.value),
  lifecycle: lifecycleSection,
  engagement: z.strictObject(engagementShape).default(retail.engagement),
  satisfaction: z.strictObject(satisfactionShape).default(retail.satisfaction),
  churn: churnSection,
  dwell: dwellSection,
  calibration: calibrationSection.default(retail.calibration),
  models: modelsSection.default(retail.models),
  followUp: followUpSection.default(NO_FOLLOW_UP),
  rates: ratesSection.default({}),
  byCustomerType: byCustomerTypeSection.default({}),
  labels: labelsSection.default({}),
  limits: z.strictObject({
    timersPerTick: z.number().int().min(1).max(20_000),
    sweepPerTick: z.number().int().min(1).max(20_000),
  }),
};

/** What a policy may be, part by part; what of one part depends on another is checked by `betweenParts`. */
export const policySchema = z.strictObject(policyParts);
