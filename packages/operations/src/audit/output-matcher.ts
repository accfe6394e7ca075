import type { LogRecord, NewRecord } from '@tidemark/stream';
import type { Faults } from './audit-fault.ts';
import { outputId } from './output-id.ts';
import type { Sample } from './sample.ts';

/** Compares the outputs of a fold with the records of a partition of a public topic, whichever of the two is ahead. */
export interface OutputMatcher {
  /** The next output of the fold for this topic. */
  expect(record: NewRecord): void;
  /** The next record of the topic. */
  find(record: LogRecord): void;
  /** From here on outputs need not stand in the topic: those that it does not hold are `output-missing` now. */
  closeExpected(): void;
  /** True while the topic holds something that the fold has not produced. */
  hasUnmatched(): boolean;
  /**
   * What is left in the topic was published twice or by another writer.
   *
   * @param foldedThrough the highest sequence that the fold has given to a customer's outputs
   */
  close(foldedThrough: (customerId: string) => Promise<number>): Promise<void>;
  /** Outputs that stand where they should. */
  matched(): number;
  /** Outputs of the fold from before the topic's first record: retention has taken them. */
  expired(): number;
}

export interface MatcherOptions {
  readonly faults: Faults;
  readonly sample: Sample;
  /** The identity of the topic's first record where retention has taken what was before it. */
  readonly beginsWith: string | undefined;
  /** How an expected record and the one found differ in content; undefined when they do not. */
  readonly differ: (
    expected: NewRecord,
    found: LogRecord,
  ) => { expected: unknown; found: unknown } | undefined;
}

/**
 * Both sides come in the order of the log, so each waits for the other only where something is missing or too many:
 * what is held in memory are the faults, and the live traffic of the audit's own time.
 */
export function openOutputMatcher(options: MatcherOptions): OutputMatcher {
  const { faults, sample } = options;
  const unpublished = new Map<string, NewRecord>();
  const unmatched = new Map<string, LogRecord[]>();
  const lastOf = new Map<string, number>();
  let { beginsWith } = options;
  let mustStand = true;
  let matched = 0;
  let expired = 0;

  const match = (id: string, expected: NewRecord, found: LogRecord) => {
    const { customerId, sequence } = outputId(found);
    matched += 1;
    const last = lastOf.get(customerId) ?? 0;
    if (sequence < last) faults.add('output-misplaced', id, `before sequence ${last}`, `after it`);
    lastOf.set(customerId, Math.max(last, sequence));
    const difference = options.differ(expected, found);
    if (difference !== undefined) faults.add('output-differs', id, difference.expected, difference.found);
  };

  return {
    expect(record) {
      const { id, customerId } = outputId(record);
      if (beginsWith !== undefined && id !== beginsWith) {
        expired += 1;
        return;
      }
      beginsWith = undefined;
      if (!sample(customerId)) return;
      const found = takeFirst(unmatched, id);
      if (found !== undefined) match(id, record, found);
      else if (mustStand) unpublished.set(id, record);
    },
    find(record) {
      const { id, customerId } = outputId(record);
      if (!sample(customerId)) return;
      const expected = unpublished.get(id);
      if (expected !== undefined) {
        unpublished.delete(id);
        match(id, expected, record);
      } else unmatched.set(id, [...(unmatched.get(id) ?? []), record]);
    },
    closeExpected() {
      mustStand = false;
      for (const [id, record] of unpublished) faults.add('output-missing', id, record.topic, undefined);
    },
    hasUnmatched: () => unmatched.size > 0,
    async close(foldedThrough) {
      for (const [id, records] of unmatched) {
        const { customerId, sequence } = outputId(records[0]!);
        const kind = sequence <= (await foldedThrough(customerId)) ? 'output-twice' : 'output-unknown';
        for (const { topic, offset } of records) faults.add(kind, id, undefined, `${topic} at ${offset}`);
      }
    },
    matched: () => matched,
    expired: () => expired,
  };
}

function takeFirst(unmatched: Map<string, LogRecord[]>, id: string): LogRecord | undefined {
  const [first, ...rest] = unmatched.get(id) ?? [];
  if (rest.length === 0) unmatched.delete(id);
  else unmatched.set(id, rest);
  return first;
}
