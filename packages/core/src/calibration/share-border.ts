import type { Calibration } from '../rules/policy.ts';
import type { Distribution } from './distribution.ts';

/** Where a class of an ABC analysis ends, from the top. */
export interface ShareBorder {
  /** The least money of the class; one more than anybody has when nobody belongs to it. */
  readonly leastMinor: number;
  /** How many of those with exactly this much belong to it: fewer than all of them where a tie is split. */
  readonly membersAtLeast: number;
}

/**
 * The border of the ABC analysis (Pareto): customers by net money descending belong to the class while their share of all
 * money, reckoned up to before them (`before`) or with them (`inclusive`), is below `percent`. Who has no money belongs to C.
 *
 * @param money in minor units, 0 or more; exact while a hundred times the sum is a safe integer
 */
export function shareBorder(money: Distribution, percent: number, counting: Calibration['abc']): ShareBorder {
  const { values, counts } = money;
  const sum = values.reduce((total, value, index) => total + value * counts[index]!, 0);
  // Hundredths of what may lie before the next customer.
  let room = percent * sum;
  let border: ShareBorder = { leastMinor: (values.at(-1) ?? 0) + 1, membersAtLeast: 0 };
  for (let index = values.length - 1; index >= 0 && values[index]! > 0; index--) {
    const [value, count] = [values[index]!, counts[index]!];
    const fitting = Math.ceil(room / (100 * value)) - (counting === 'inclusive' ? 1 : 0);
    const members = Math.max(0, Math.min(count, fitting));
    if (members > 0) border = { leastMinor: value, membersAtLeast: members };
    if (members < count) return border;
    room -= 100 * value * count;
  }
  return border;
}
