/** What a long piece of work calls as it goes on: how far it is, for whoever wants to see it. */
export interface Progress {
  /** Begins a stretch of `total` units; ends the one before it. */
  begin(what: string, total: number): void;
  /** Sets how many units are done. */
  reach(done: number): void;
  /** One more unit is done. */
  advance(): void;
  end(): void;
}

/** For pipes, files and everybody who does not look. */
export const noProgress: Progress = { begin() {}, reach() {}, advance() {}, end() {} };
