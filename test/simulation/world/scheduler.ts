/**
 * Owns a world's time and the order of everything in it. What processes wait for is in its queue and nowhere else:
 * no timers, no I/O, no second queue.
 *
 * After each action it lets one turn pass before it takes the next one. A turn begins only when the queue of microtasks
 * is empty and every unhandled rejection is reported, so all code that could go on without the scheduler has gone
 * on and waits again; promise jobs run first in, first out. Hence two runs of one schedule are the same to the last call.
 */
export interface Scheduler {
  /** Milliseconds since the world's start. */
  now(): number;
  /** Runs `action` when `delayMs` have passed, after what was put before it for the same instant; the result takes it back. */
  after(delayMs: number, action: () => void): () => void;
  /** Takes action after action until the condition holds; false when nothing is left or too much was done. */
  runUntil(isDone: () => boolean): Promise<boolean>;
  /** How many actions have been taken. */
  taken(): number;
}

/** A schedule needs some thousands of actions; one that needs this many turns in a circle. */
const ACTIONS_MAX = 150_000;
/**
 * Turns that are asked for together. Between two immediates Node empties the queues as it does between two rounds of its
 * event loop, but the round itself, which looks for I/O that a world has not, is a third of a world's time.
 */
const TURNS_AT_ONCE = 64;

interface Entry {
  readonly at: number;
  readonly order: number;
  action: (() => void) | undefined;
}

export function createScheduler(): Scheduler {
  const heap: Entry[] = [];
  let now = 0;
  let order = 0;
  let taken = 0;
  const nextTurn = createTurns();

  return {
    now: () => now,
    taken: () => taken,
    after(delayMs, action) {
      const entry: Entry = { at: now + Math.max(0, delayMs), order: order++, action };
      push(heap, entry);
      return () => {
        entry.action = undefined;
      };
    },
    async runUntil(isDone) {
      while (!isDone()) {
        const entry = pop(heap);
        if (entry === undefined || taken >= ACTIONS_MAX) return false;
        if (entry.action === undefined) continue;
        now = entry.at;
        taken += 1;
        entry.action();
        await nextTurn();
      }
      return true;
    },
  };
}

/** Resolves at the next turn; one caller at a time. */
function createTurns(): () => Promise<void> {
  let coming = 0;
  let goOn: (() => void) | undefined;
  const begin = () => {
    coming -= 1;
    goOn?.();
    goOn = undefined;
  };
  return () =>
    new Promise((resolve) => {
      goOn = resolve;
      if (coming > 0) return;
      coming = TURNS_AT_ONCE;
      for (let turn = 0; turn < TURNS_AT_ONCE; turn += 1) setImmediate(begin);
    });
}

function isBefore(left: Entry, right: Entry): boolean {
  return left.at === right.at ? left.order < right.order : left.at < right.at;
}

function push(heap: Entry[], entry: Entry): void {
  let at = heap.push(entry) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isBefore(entry, heap[parent]!)) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = entry;
}

function pop(heap: Entry[]): Entry | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1;
    if (child >= heap.length || !isBefore(heap[child]!, last)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return first;
}
