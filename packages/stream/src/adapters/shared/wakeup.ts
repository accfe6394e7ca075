/** Lets one task sleep until something may have changed; it looks again itself at what. */
export interface Wakeup {
  /** Ends every `wait` begun before. */
  wake(): void;
  wait(): Promise<void>;
}

export function createWakeup(): Wakeup {
  let pending = Promise.withResolvers<void>();
  return {
    wake() {
      pending.resolve();
      pending = Promise.withResolvers<void>();
    },
    wait: () => pending.promise,
  };
}
