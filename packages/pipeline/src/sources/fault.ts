import type { DeathReason } from '@tidemark/stream';

/** A reason for the dead letters: its code, and what was found and is to be sent instead. */
export function fault(code: string, detail: string): DeathReason {
  return { code, detail };
}
