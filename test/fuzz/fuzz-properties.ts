import type { FuzzProperty } from './fuzz-property.ts';
import { inputProperties } from './inputs/input-properties.ts';
import { letterProperties } from './letters/letter-properties.ts';
import { blockProperties } from './log/block-properties.ts';
import { policyProperties } from './rules/policy-properties.ts';
import { memoryProperties } from './store/memory-properties.ts';
import { stateProperties } from './store/state-properties.ts';

/** All that must hold for whatever comes in. */
export async function fuzzProperties(): Promise<readonly FuzzProperty[]> {
  return [
    ...(await inputProperties()),
    ...(await blockProperties()),
    ...stateProperties(),
    ...memoryProperties(),
    ...policyProperties(),
    ...letterProperties(),
  ];
}
