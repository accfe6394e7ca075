/**
 * The packed state, in this order:
 *
 * 1. one byte: the layout's version;
 * 2. flags (below), as one number;
 * 3. `asOf` in full, then every other instant as its distance from one already written: zero is one byte;
 * 4. counts, then the lists with their lengths: class assignments, buckets, complaints, low scores; the record of contacts; the
 *    two event rings;
 * 5. four bytes: the checksum of all before.
 */
export const LAYOUT_VERSION = 3;

/** Bytes of the checksum. */
export const CHECKSUM_BYTES = 4;

/** What a state has beyond the bare minimum, the usual first: so two bytes do for most. `LEVEL` takes two bits. */
export const flag = {
  EXISTS: 1 << 0,
  BOUGHT: 1 << 1,
  INDEXED: 1 << 2,
  NEVER_DUE: 1 << 3,
  LEVEL_SHIFT: 4,
  PLANNED: 1 << 6,
  FOLLOWED_UP: 1 << 7,
  INTERACTED: 1 << 8,
  INTERACTED_LATELY: 1 << 9,
  RAISED: 1 << 10,
  GAVE_FEEDBACK: 1 << 11,
  SCORED: 1 << 12,
  SATISFIED: 1 << 13,
  TRAITS: 1 << 14,
  CAME_BACK: 1 << 15,
  COMPLAINED: 1 << 16,
  SCORED_LOW: 1 << 17,
  CONTACTED: 1 << 18,
  WISHES: 1 << 19,
  UNANNOUNCED: 1 << 20,
  ALL: (1 << 21) - 1,
} as const;
