/** What an audit can find wrong. */
export type FaultKind =
  /** The offsets of log, outputs and state do not fit together. */
  | 'offsets-misfit'
  /** The log has lost its first records: what should stand in the store cannot be recomputed. */
  | 'log-not-whole'
  /** A customer's state is not the fold of the log. */
  | 'state-differs'
  /** The fold knows the customer, the store does not. */
  | 'customer-missing'
  /** The store knows the customer, the fold does not. */
  | 'customer-unknown'
  /** Stream time, source positions, deployment, rules or sweep cursor. */
  | 'memory-differs'
  | 'counter-differs'
  /** An entry that the due index should hold and does not. */
  | 'due-missing'
  /** An entry that the due index holds and should not. */
  | 'due-unexpected'
  /** The fold produces it, its topic does not hold it: a gap in the customer's sequence. */
  | 'output-missing'
  /** The topic holds it more often than the fold produces it. */
  | 'output-twice'
  /** The topic holds it, the fold does not produce it. */
  | 'output-unknown'
  | 'output-differs'
  /** It stands after a later one of the same customer in its topic. */
  | 'output-misplaced';

/** One difference between what is stored or published and what was recomputed from the log. */
export interface AuditFault {
  readonly kind: FaultKind;
  readonly partition: number;
  /** The id of the customer or output, or the name of the counter or field. */
  readonly subject: string;
  /** Decoded values; undefined where there should be, or is, nothing. */
  readonly expected: unknown;
  readonly found: unknown;
}

/** The differences of one partition: all are counted, the first are kept. */
export interface Faults {
  add(kind: FaultKind, subject: string, expected: unknown, found: unknown): void;
  readonly first: readonly AuditFault[];
  readonly counts: ReadonlyMap<FaultKind, number>;
}

/** Differences kept of each kind: ten show what is wrong. */
const KEPT = 10;

export function openFaults(partition: number): Faults {
  const first: AuditFault[] = [];
  const counts = new Map<FaultKind, number>();
  return {
    first,
    counts,
    add(kind, subject, expected, found) {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      if (count <= KEPT) first.push({ kind, partition, subject, expected, found });
    },
  };
}
