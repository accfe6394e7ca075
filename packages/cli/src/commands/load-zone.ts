import type { ZoneTable } from '@tidemark/core';
import { zoneTransitions } from '@tidemark/pipeline';
import { InputError } from '@tidemark/simulation';

/** The offset transitions of a zone by its IANA name. @throws InputError when the platform does not know it */
export function loadZone(name: string): ZoneTable {
  try {
    return zoneTransitions(name);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new InputError(`Cannot use the time zone "${name}": this platform knows no such zone`, { cause });
  }
}
