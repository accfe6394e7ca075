import { SECOND } from '@tidemark/core';
import type { Timing } from '@tidemark/stream';
import { counted } from '../sentences/counted.ts';
import { openRateMeter } from '../terminal/rate-meter.ts';

/** How often the line is written anew. */
const SHOW_EVERY = SECOND / 4;
const CLEAR_LINE = '\r\u001b[K';

/** Shows, in one line of a terminal, how far an audit is. */
export interface AuditProgress {
  onFolded(partition: number, events: number): void;
  /** Wipes the line. */
  close(): void;
}

/** @param write undefined where there is no terminal */
export function openAuditProgress(
  timing: Timing,
  write: ((text: string) => void) | undefined,
): AuditProgress {
  const meter = openRateMeter(timing.now());
  let shownAt = timing.now();
  let sinceShown = 0;
  let total = 0;
  return {
    onFolded(partition, events) {
      total += events;
      sinceShown += events;
      const now = timing.now();
      if (write === undefined || now - shownAt < SHOW_EVERY) return;
      meter.note(now, sinceShown);
      sinceShown = 0;
      shownAt = now;
      const rate = Math.round(meter.perSecond()).toLocaleString('en-US');
      write(`${CLEAR_LINE}partition ${partition}: ${counted(total, 'event')} folded (${rate}/s)`);
    },
    close: () => write?.(CLEAR_LINE),
  };
}
