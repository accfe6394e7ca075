import type { Policy } from '@tidemark/core';
import { policyParts } from '../schema/policy-schema.ts';
import { customerTypes } from '../shared/customer-types.ts';
import { below, type PolicyFault } from '../shared/policy-fault.ts';
import { type SoundParts, soundParts } from '../shared/sound-parts.ts';
import { calibrationFaults } from './calibration-faults.ts';
import { dwellFaults, labelFaults } from './class-faults.ts';
import { followUpFaults } from './follow-up-faults.ts';
import { overrideFaults } from './override-faults.ts';

/** What is wrong between parts that are right by themselves. */
export function betweenParts(document: unknown): readonly PolicyFault[] {
  const sound = soundParts(policyParts, document);
  const { rfm, calibration, labels } = sound;
  const written = Object(document) as Readonly<Record<string, unknown>>;
  const rfms = rfmsOf(sound);
  return [
    ...below(['dwell'], dwellFaults(written['dwell'], rfm)),
    ...(calibration === undefined || rfm === undefined ? [] : calibrationFaults(calibration, rfm)),
    ...below(['labels'], labels === undefined ? [] : labelFaults(labels, rfms)),
    ...below(['followUp'], followUpFaults(written['followUp'], rfms)),
    ...overrideFaults(sound, written['byCustomerType']),
  ];
}

/** Every rfm that customers may be under; none when one of them cannot be read. */
function rfmsOf({ rfm, byCustomerType }: SoundParts<typeof policyParts>): readonly Policy['rfm'][] {
  if (rfm === undefined || byCustomerType === undefined) return [];
  return [rfm, ...customerTypes.map(([key]) => ({ ...rfm, ...byCustomerType[key]?.rfm }))];
}
