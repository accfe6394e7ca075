import { boxHolds, type SegmentBox } from '@tidemark/core';

/** What a table of boxes does to the cells: the combinations of scores, each written as three digits RFM. */
export interface BoxJudgement {
  readonly cells: number;
  /** In no box: who has these scores is in `others`. */
  readonly uncovered: readonly string[];
  /** In more than one box: the first one has them. */
  readonly doubled: readonly string[];
  /** Boxes whose every cell an earlier one takes. */
  readonly neverWin: readonly string[];
}

/**
 * Judges a table of boxes over all combinations of scores. Tables that are handed around are rarely partitions: some
 * combinations are nobody's, others several segments', and a segment may stand where it can never win.
 */
export function judgeBoxes(boxes: readonly SegmentBox[], cells: readonly string[]): BoxJudgement {
  const uncovered: string[] = [];
  const doubled: string[] = [];
  const winners = new Set<string>();
  for (const cell of cells) {
    const [r, f, m] = [0, 1, 2].map((at) => Number(cell[at]));
    const matching = boxes.filter((box) => boxHolds(box, r!, f!, m!));
    const [first] = matching;
    if (first === undefined) uncovered.push(cell);
    else winners.add(first.name);
    if (matching.length > 1) doubled.push(cell);
  }
  const neverWin = boxes.map(({ name }) => name).filter((name) => !winners.has(name));
  return { cells: cells.length, uncovered, doubled, neverWin };
}
