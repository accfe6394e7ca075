import type { Policy } from '@tidemark/core';
import { allCodes, type BoxJudgement, judgeBoxes } from '@tidemark/pipeline';

/** How scores become segments; of boxes also what they do to the combinations of scores. */
export function describeSegments(rfm: Policy['rfm']): readonly string[] {
  const { segments } = rfm;
  const cells = allCodes(rfm);
  const line = `Segments by ${segments.by}, over ${cells.length} combinations of R, F and M.`;
  return segments.by === 'boxes' ? [line, ...describeBoxes(judgeBoxes(segments.list, cells))] : [line];
}

function describeBoxes({ cells, uncovered, doubled, neverWin }: BoxJudgement): readonly string[] {
  return [
    `In no segment, and so in "others": ${listed(uncovered, cells)}`,
    `In more than one segment, of which the first wins: ${listed(doubled, cells)}`,
    `Segments that can never win: ${neverWin.length === 0 ? 'none' : neverWin.join(', ')}`,
  ];
}

function listed(codes: readonly string[], cells: number): string {
  return codes.length === 0 ? 'none' : `${codes.length} of ${cells}: ${codes.join(' ')}`;
}
