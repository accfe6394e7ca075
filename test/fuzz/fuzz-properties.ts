import type { FuzzProperty } from './fuzz-property.ts';
import { inputProperties } from './inputs/input-properties.ts';

/** All that must hold for whatever comes in. */
export async function fuzzProperties(): Promise<readonly FuzzProperty[]> {
  return [...(await inputProperties())];
}
