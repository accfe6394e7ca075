/**
 * The area under the ROC curve: how often a case that holds has a higher score than one that does not, ties counting half.
 * null where all hold, or none.
 *
 * @example auc([3, 1, 2], [true, false, false]) // 1
 */
export function auc(scores: readonly number[], holds: readonly boolean[]): number | null {
  const order = Uint32Array.from(scores, (_, index) => index);
  order.sort((left, right) => scores[left]! - scores[right]!);
  const positives = holds.filter(Boolean).length;
  const negatives = holds.length - positives;
  if (positives === 0 || negatives === 0) return null;
  let rankSum = 0;
  for (let begin = 0; begin < order.length; ) {
    let end = begin;
    let held = 0;
    while (end < order.length && scores[order[end]!] === scores[order[begin]!]) {
      if (holds[order[end]!]) held += 1;
      end += 1;
    }
    // Ranks from 1; who is tied shares the middle one.
    rankSum += (held * (begin + 1 + end)) / 2;
    begin = end;
  }
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
