/** What a period saw, against the one before it. */
export interface Compared {
  /** Of the period that is looked at. */
  readonly now: number;
  /** Of the one before it. */
  readonly before: number;
}

export interface DropLimits {
  readonly min: number;
  readonly percent: number;
}

/** To how much the period before it must have dropped. */
export function dropThreshold({ before }: Compared, { percent }: DropLimits): number {
  return Math.floor((before * percent) / 100);
}

/** Of enough before, no more than so many percent (FOLD.md 9). */
export function hasDropped(compared: Compared, limits: DropLimits): boolean {
  return compared.before >= limits.min && compared.now <= dropThreshold(compared, limits);
}

/** The earliest of `last`, `last - 1`, … down to `last - back` from which on it had dropped every time up to `last`. */
export function earliestOfRun(last: number, back: number, dropped: (index: number) => boolean): number {
  let earliest = last;
  while (earliest > last - back && dropped(earliest - 1)) earliest -= 1;
  return earliest;
}
