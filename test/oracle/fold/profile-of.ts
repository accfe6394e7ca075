import type { Profile, Rules } from '@tidemark/core';
import type { CustomerState } from '../state/customer-state.ts';
import type { Reading } from './reading.ts';

/** Raw scores and level of the instant, classes in force after the step (FOLD.md 4). */
export function profileOf(reading: Reading, classes: CustomerState['classes'], rules: Rules): Profile {
  const { r, f, m, frequency, monetaryMinor } = reading.scores;
  const { rfm, lifecycle, value, engagement, satisfaction, source } = classes;
  return {
    r,
    f,
    m,
    segment: rfm.inForce,
    lifecycle: lifecycle.inForce!,
    recencyDays: reading.recencyDays,
    frequency,
    monetaryMinor,
    currency: rules.deployment.currencies[0]!,
    churn: reading.level,
    value: value.inForce!,
    engagement: engagement.inForce!,
    satisfaction: satisfaction.inForce!,
    source: source.inForce!,
  };
}
