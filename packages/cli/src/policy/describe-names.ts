import { dimensions, type Policy } from '@tidemark/core';
import { labelOf } from '@tidemark/pipeline';

/** The names that the policy gives to classes: code, English, Chinese, and the care that goes with the class. */
export function describeNames(policy: Policy): readonly string[] {
  return dimensions.flatMap(({ name: dimension }) => {
    const classes = Object.keys(policy.labels[dimension] ?? {});
    if (classes.length === 0) return [];
    const rows = classes.map((code) => rowOf(policy, dimension, code));
    // Chinese characters are twice as wide on most terminals: what stands before them is aligned, what follows is not.
    const [codes, english] = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
    return [
      `Names in ${dimension}:`,
      ...rows.map(([code, en, zh, care]) => `  ${code.padEnd(codes!)}  ${en.padEnd(english!)}  ${zh}${care}`),
    ];
  });
}

function rowOf(
  policy: Policy,
  dimension: string,
  code: string,
): readonly [code: string, en: string, zh: string, care: string] {
  const care = policy.labels[dimension]?.[code]?.care;
  return [
    code,
    labelOf(policy, dimension, code, 'en'),
    labelOf(policy, dimension, code, 'zh'),
    care === undefined ? '' : `  ${care}`,
  ];
}
