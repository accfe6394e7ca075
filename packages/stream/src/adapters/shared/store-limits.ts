import type { DueEntry, StoreWrite } from '../../ports/state-store.ts';

/** Names no state may have: empty, and those that begin with the byte that marks reserved fields. */
export function isId(id: string): boolean {
  return id.length > 0 && id.charCodeAt(0) !== 0;
}

export function assertId(id: string): void {
  if (!isId(id)) {
    throw new RangeError(
      `Cannot store a state under "${id}": an id has at least one byte and does not begin with 0x00`,
    );
  }
}

/**
 * Checks what every adapter relies on, before anything is written: ids that are no reserved field, offsets,
 * dues and counts that are safe integers. A breach is a bug of the caller.
 */
export function assertWrite(write: StoreWrite): void {
  if (write.expected !== undefined) assertInteger('expected', write.expected);
  assertInteger('next', write.next);
  for (const [id] of write.states) assertId(id);
  for (const entry of write.dues) assertDue(entry);
  for (const [name, count] of write.counts) assertInteger(`count ${name}`, count);
}

function assertDue(entry: DueEntry): void {
  assertId(entry.id);
  assertInteger('due', entry.due);
}

function assertInteger(what: string, value: number): void {
  if (!Number.isSafeInteger(value))
    throw new RangeError(`Cannot store ${what} "${value}": not a safe integer`);
}
