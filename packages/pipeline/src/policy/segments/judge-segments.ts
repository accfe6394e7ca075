import { boxHolds, type SegmentBox } from '@tidemark/core';

/** How a table of boxes covers the cells: all combinations of scores, each written as three digits RFM, such as `543`. */
export interface BoxJudgement {
  /** How many combinations there are. */
  readonly cells: number;
  /** In no box: customers with these scores are in `others`. */
  readonly uncovered: readonly string[];
  /** In more than one box: the first of the table decides. */
  readonly doubled: readonly string[];
  /** Names of boxes all of whose cells lie in earlier ones: nobody is ever in these segments. */
  readonly neverWin: readonly string[];
}

/**
 * Holds a table of boxes against all combinations of scores. Published tables are rarely partitions: some combinations lie in
 * no segment, others in several, and a segment may stand where an earlier one takes everything.
 *
 * @param cells all combinations, as `allCodes` gives them
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
