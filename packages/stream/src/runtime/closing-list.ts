/** What has been opened, to be closed in the reverse order. */
export interface ClosingList {
  add(name: string, close: () => Promise<void>): void;
  /** Closes everything, last opened first, each also when another fails. @throws AggregateError of what failed. */
  closeAll(): Promise<void>;
}

export function createClosingList(): ClosingList {
  const opened: { readonly name: string; readonly close: () => Promise<void> }[] = [];
  return {
    add: (name, close) => {
      opened.push({ name, close });
    },
    async closeAll() {
      const failures: unknown[] = [];
      for (const { name, close } of opened.splice(0).reverse()) {
        try {
          await close();
        } catch (cause) {
          failures.push(new Error(`Cannot close "${name}"`, { cause }));
        }
      }
      if (failures.length > 0) throw new AggregateError(failures, 'Cannot close everything');
    },
  };
}
