/** How much was folded by an instant, counted from any beginning. */
export interface Look {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly records: number;
  readonly events: number;
}

/** How fast a fold goes, and how long it still takes at that pace. */
export interface Rate {
  readonly eventsPerSecond: number;
  /** Undefined as long as nothing was folded. */
  readonly secondsLeft: number | undefined;
}

/** Looks older than this no longer count: a fold that has become slower shows it. */
const WINDOW_MS = 30_000;

/** The looks that a rate is taken over, the newest last: those of the last 30 s, and never fewer than two. */
export function withLook(looks: readonly Look[], look: Look): readonly Look[] {
  const kept = looks.filter(({ at }) => at <= look.at && at >= look.at - WINDOW_MS);
  return [...(kept.length === 0 ? looks.slice(-1) : kept), look];
}

/**
 * The pace between the first look and the last. The pace is in events; what is left is known in records
 * alone, so the time left is computed from these: it errs where blocks become fuller or emptier towards the end of the log.
 *
 * @param remaining records still to be folded
 */
export function rateOver(looks: readonly Look[], remaining: number): Rate {
  const first = looks[0];
  const last = looks.at(-1);
  const seconds = first === undefined || last === undefined ? 0 : (last.at - first.at) / 1_000;
  if (first === undefined || last === undefined || seconds <= 0) {
    return { eventsPerSecond: 0, secondsLeft: remaining === 0 ? 0 : undefined };
  }
  const records = last.records - first.records;
  return {
    eventsPerSecond: Math.round((last.events - first.events) / seconds),
    secondsLeft: records === 0 && remaining > 0 ? undefined : roundedUp((remaining * seconds) / records),
  };
}

/** Whole seconds; nothing left over nothing done is nothing. */
function roundedUp(seconds: number): number {
  return Number.isNaN(seconds) ? 0 : Math.ceil(seconds);
}
