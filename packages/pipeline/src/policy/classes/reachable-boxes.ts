import { dimensions, type Policy, policyFor } from '@tidemark/core';
import { customerTypes } from '../shared/customer-types.ts';
import type { ClassBox } from './class-box.ts';
import { reachableClasses } from './reachable-classes.ts';
import { reachableLevels } from './reachable-levels.ts';

/** What a customer can be who never bought, where that differs from what one can be who did. */
const beforeBuying: Readonly<Record<string, readonly string[]>> = {
  lifecycle: ['prospect', 'contacted'],
  value: ['none'],
  engagement: ['potential', 'lost'],
};
const onlyBeforeBuying = ['prospect', 'contacted', 'none', 'potential'];

/**
 * All customers there can be under these rules: of each type, who has bought and who has not. Boxes hold at least every
 * combination that occurs; of dimensions that do not depend on each other by these two alone, perhaps more.
 */
export function reachableBoxes(policy: Policy): readonly ClassBox[] {
  const types = [[null, null] as const, ...customerTypes];
  return types.flatMap(([key, type]) => {
    const rules = policyFor(policy, type);
    return [
      { ...classesOf(rules, 'buyer'), churn: reachableLevels(rules), customerType: [key] },
      { ...classesOf(rules, 'none'), churn: ['low'], customerType: [key] },
    ];
  });
}

function classesOf(policy: Policy, of: 'buyer' | 'none'): ClassBox {
  return Object.fromEntries(dimensions.map(({ name }) => [name, wordsOf(policy, name, of)]));
}

function wordsOf(policy: Policy, dimension: string, of: 'buyer' | 'none'): readonly (string | null)[] {
  const classes = reachableClasses(policy, dimension);
  if (dimension === 'rfm') return of === 'buyer' ? classes : [null];
  const before = beforeBuying[dimension];
  // A dwell may keep a customer for a while in a class of before.
  if (before === undefined || isHeldBack(policy, dimension)) return classes;
  return classes.filter((each) =>
    of === 'buyer' ? !onlyBeforeBuying.includes(each) : before.includes(each),
  );
}

function isHeldBack({ dwell }: Policy, dimension: string): boolean {
  const ranked = Object.keys(dwell[dimension]?.ranks ?? {});
  return ranked.some((each) => onlyBeforeBuying.includes(each));
}
