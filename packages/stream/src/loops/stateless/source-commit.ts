/** The metadata of a source's committed offset. */
export interface SourceCommit {
  /** Which topic of that name the offsets belong to, 1 for the first; a recreated topic is the next incarnation. */
  readonly incarnation: number;
  /** The dead-share window, as its own text. */
  readonly dead: string;
}

/** The metadata text of a source commit. */
export function encodeSourceCommit({ incarnation, dead }: SourceCommit): string {
  return JSON.stringify(dead === '' ? { incarnation } : { incarnation, dead });
}

/** Origins hold it in 32 bits. */
const LAST_INCARNATION = 2 ** 31 - 1;

function isIncarnation(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= LAST_INCARNATION;
}

/** Reads what `encodeSourceCommit` wrote; undefined for anything else. */
export function decodeSourceCommit(metadata: string): SourceCommit | undefined {
  try {
    const { incarnation, dead } = JSON.parse(metadata) as { incarnation?: unknown; dead?: unknown };
    if (!isIncarnation(incarnation)) return undefined;
    return { incarnation, dead: typeof dead === 'string' ? dead : '' };
  } catch {
    return undefined;
  }
}
