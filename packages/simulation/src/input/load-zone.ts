import type { ZoneTable } from '@tidemark/core';
import { zoneTransitions } from '@tidemark/pipeline';
import { InputError } from './input-error.ts';

/** The offset transitions of a zone by its name. @throws InputError when that is none of the time-zone database */
export function loadZone(name: string): ZoneTable {
  try {
    return zoneTransitions(name);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new InputError(cause.message, { cause });
  }
}
