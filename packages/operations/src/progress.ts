/** Callbacks by which a long operation reports how far it is. */
export interface Progress {
  /**
   * Begins a stage of `total` units; ends the one before it.
   *
   * @param what such as `reading` or `folding`
   */
  begin(what: string, total: number): void;
  /** Sets how many units are done. */
  reach(done: number): void;
  /** One more unit is done. */
  advance(): void;
  /** Ends the stage; called also when the operation fails. */
  end(): void;
}

/** Reports nothing. */
export const noProgress: Progress = { begin() {}, reach() {}, advance() {}, end() {} };
