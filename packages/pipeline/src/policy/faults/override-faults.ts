import { type OverridablePart, type Policy, policyFor, retail } from '@tidemark/core';
import { overrideShape } from '../schema/override-schema.ts';
import { policyParts } from '../schema/policy-schema.ts';
import { customerTypes } from '../shared/customer-types.ts';
import { membersOf } from '../shared/members-of.ts';
import { below, faultsOf, type PolicyFault, without } from '../shared/policy-fault.ts';
import { type SoundParts, soundParts } from '../shared/sound-parts.ts';
import { dwellFaults } from './class-faults.ts';

type SoundPolicy = SoundParts<typeof policyParts>;

type SoundOverride = SoundParts<typeof overrideShape>;

/**
 * Holds what is different for a type of customers to the same rules as a whole policy, together with everybody's parts:
 * each alone may be right and both together not. Only where both can be read, whatever else is wrong.
 *
 * @param byCustomerType as it was written
 */
export function overrideFaults(sound: SoundPolicy, byCustomerType: unknown): readonly PolicyFault[] {
  const byType = membersOf(byCustomerType);
  return customerTypes.flatMap(([key, type]) => {
    const written = membersOf(byType[key]);
    const override = soundParts(overrideShape, written);
    const whole: Policy = { ...retail, ...sound, byCustomerType: { [key]: override } };
    const resolved = policyFor(whole, type);
    const isRfmKnown = sound.rfm !== undefined && (override.rfm !== undefined || !('rfm' in written));
    return below(
      ['byCustomerType', key],
      [
        ...partFaults(resolved, sound, override),
        ...dwellFaultsOf(resolved, sound, isRfmKnown ? resolved.rfm : undefined),
      ],
    );
  });
}

function partFaults(resolved: Policy, sound: SoundPolicy, override: SoundOverride): readonly PolicyFault[] {
  const parts = Object.keys(override) as OverridablePart[];
  return parts
    .filter((part) => sound[part] !== undefined)
    .flatMap((part) => faultsOf(policyParts[part].safeParse(resolved[part]).error, [part]));
}

/** Everybody's dwell may rank segments that these customers do not have. */
function dwellFaultsOf(
  { dwell }: Policy,
  sound: SoundPolicy,
  rfm: Policy['rfm'] | undefined,
): readonly PolicyFault[] {
  if (sound.dwell === undefined) return [];
  return below(['dwell'], without(dwellFaults(dwell, rfm), dwellFaults(sound.dwell, sound.rfm)));
}
