import type { FollowUpPlan } from '@tidemark/core';

/**
 * Customers by what a plan of follow-ups may ask of them: by dimension, `churn` and `customerType`, the words that they may
 * have there, in any combination. null stands for none: no segment, no known type.
 */
export type ClassBox = Readonly<Record<string, readonly (string | null)[]>>;

/** Those of a box for whom a plan's conditions hold; undefined where there are none. */
export function within(box: ClassBox, { when }: FollowUpPlan): ClassBox | undefined {
  const narrowed = { ...box };
  for (const [name, wanted] of Object.entries(when)) {
    narrowed[name] = (box[name] ?? []).filter((word) => isWanted(wanted, word));
    if (narrowed[name].length === 0) return undefined;
  }
  return narrowed;
}

/** Those of a box for whom a plan's conditions do not hold, as boxes without a customer in common. */
export function outside(box: ClassBox, { when }: FollowUpPlan): readonly ClassBox[] {
  const pieces: ClassBox[] = [];
  let rest = box;
  for (const [name, wanted] of Object.entries(when)) {
    const words = rest[name] ?? [];
    const others = words.filter((word) => !isWanted(wanted, word));
    if (others.length === words.length) return [...pieces, rest];
    if (others.length > 0) pieces.push({ ...rest, [name]: others });
    rest = { ...rest, [name]: words.filter((word) => isWanted(wanted, word)) };
  }
  return pieces;
}

function isWanted(wanted: readonly string[], word: string | null): boolean {
  return word !== null && wanted.includes(word);
}
