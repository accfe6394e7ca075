/** What a source's committed offset carries beside the offset. */
export interface SourcePosition {
  /** Which topic of that name the offsets belong to: a topic made anew is the next incarnation. */
  readonly incarnation: number;
  /** The dead-share window, as its own text. */
  readonly dead: string;
}

/** The metadata text of a source commit. */
export function encodeSourcePosition({ incarnation, dead }: SourcePosition): string {
  return JSON.stringify(dead === '' ? { incarnation } : { incarnation, dead });
}

/** Reads what `encodeSourcePosition` wrote; undefined for anything else. */
export function decodeSourcePosition(metadata: string): SourcePosition | undefined {
  try {
    const { incarnation, dead } = JSON.parse(metadata) as { incarnation?: unknown; dead?: unknown };
    if (!Number.isSafeInteger(incarnation) || (incarnation as number) < 1) return undefined;
    return { incarnation: incarnation as number, dead: typeof dead === 'string' ? dead : '' };
  } catch {
    return undefined;
  }
}
