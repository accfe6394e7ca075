import type { Profile, Rulers } from '@tidemark/core';
import type { Reading } from './reading.ts';
import type { Standing } from './standing.ts';

/** Raw scores and level of the instant, classes in force after the step (FOLD.md 4). */
export function profileOf(reading: Reading, inForce: Standing['inForce'], rulers: Rulers): Profile {
  const { r, f, m, frequency, monetaryMinor } = reading.rfm;
  return {
    r,
    f,
    m,
    segment: inForce.rfm,
    lifecycle: inForce.lifecycle!,
    recencyDays: reading.recencyDays,
    frequency,
    monetaryMinor,
    currency: rulers.frame.currencies[0]!,
    churn: reading.level,
  };
}
