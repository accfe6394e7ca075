import type { ChurnLevel, FollowUpPlan, Policy } from '@tidemark/core';
import type { Facts } from '../facts/facts.ts';
import { isOptedOut } from '../facts/wishes.ts';
import type { ClassState, PerDimension } from '../state/customer-state.ts';

/** What conditions are held against: classes in force, the level that counts as published, and what is known. */
export interface Standing {
  readonly classes: PerDimension<ClassState>;
  readonly level: ChurnLevel;
  readonly facts: Facts;
}

function wordOf(subject: string, { classes, level, facts }: Standing): string | null {
  if (subject === 'churn') return level;
  if (subject === 'customerType') return facts.customerType?.toLowerCase() ?? null;
  return classes[subject as keyof typeof classes].inForce;
}

function holds({ when }: FollowUpPlan, standing: Standing): boolean {
  return Object.entries(when).every(([subject, words]) => {
    const word = wordOf(subject, standing);
    return word !== null && words.includes(word);
  });
}

/** The first plan whose conditions hold and whose channel is not opted out, used up or not (FOLD.md 11). */
export function choosePlan({ followUp }: Policy, standing: Standing): FollowUpPlan | null {
  const chosen = followUp.plans.find(
    (plan) => holds(plan, standing) && !isOptedOut(standing.facts.history, plan.channel),
  );
  return chosen ?? null;
}
