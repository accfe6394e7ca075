import { allCodes, type BoxJudgement, idleLimits, judgeBoxes } from '@tidemark/pipeline';
import type { PolicyFile } from './read-policy-file.ts';

/** What `policy check` says of a policy that can be used. */
export function describeCheck(name: string, { policy, locate }: PolicyFile): string {
  const { rfm } = policy;
  const cells = allCodes(rfm);
  const lines = [`"${name}" can be used.`, describeScores(rfm.segments.by, cells.length)];
  if (rfm.segments.by === 'boxes') lines.push(...describeBoxes(judgeBoxes(rfm.segments.list, cells)));
  const idle = idleLimits(policy);
  if (idle.length > 0)
    lines.push('Limits that can never fire:', ...idle.map((fault) => `  ${locate(fault)}`));
  return lines.join('\n');
}

function describeScores(by: string, cells: number): string {
  return `Segments by ${by}, over ${cells} combinations of R, F and M.`;
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
