import type { Dimension } from '../dimensions/dimension.ts';
import type { FollowUp, FollowUpPlan } from '../rules/follow-up.ts';
import type { ContactRecord } from '../state/contact-record.ts';
import type { PlanInForce } from '../state/plan-in-force.ts';
import type { Draft } from '../state/state.ts';
import { DAY, type EpochMs } from '../time/time-units.ts';
import { baseOf, spreadOf } from './base-of.ts';
import { choosePlan } from './choose-plan.ts';

/** A step as the plan sees it. */
export interface PlanStep {
  readonly at: EpochMs;
  readonly goLive: EpochMs;
  readonly dimensions: readonly Dimension[];
  /** Where rules were passed: the base under those before (`NEVER`: none); undefined otherwise. */
  readonly baseBefore: EpochMs | undefined;
}

/**
 * Puts the customer into the plan that its classes, level and wishes call for.
 *
 * Another one than before begins now, unless its own last follow-up is young: then it goes on from there, so that going to
 * and fro between two plans neither begins a count anew nor breaks a rhythm. New rules that begin a plan, or change when
 * its next follow-up is due, let nothing be due before their instant and the customer's spread.
 */
export function settlePlan(draft: Draft, followUp: FollowUp, step: PlanStep): void {
  const chosen = choosePlan(draft, followUp, step.dimensions);
  const plan = chosen === undefined ? null : planUnder(draft.contact, chosen, step);
  if (plan !== draft.contact.plan) draft.contact = { ...draft.contact, plan };
}

function planUnder(contact: ContactRecord, chosen: FollowUpPlan, step: PlanStep): PlanInForce {
  const isAnother = contact.plan?.name !== chosen.name;
  const plan = isAnother ? begun(contact, chosen, step.at) : contact.plan;
  if (!isSpread(contact, plan, chosen, step, isAnother)) return plan;
  const notBefore = Math.max(plan.notBefore ?? 0, step.at + spreadOf(chosen, contact.phase));
  return { ...plan, notBefore };
}

function begun(
  { recentFollowUps }: ContactRecord,
  { name, againAfterDays }: FollowUpPlan,
  at: EpochMs,
): PlanInForce {
  const last = recentFollowUps.findLast(({ plan }) => plan === name);
  const goesOn = last !== undefined && at - last.at < againAfterDays * DAY;
  return {
    name,
    since: at,
    count: goesOn ? last.number : 0,
    lastAt: goesOn ? last.at : null,
    notBefore: null,
  };
}

function isSpread(
  { phase }: ContactRecord,
  plan: PlanInForce,
  chosen: FollowUpPlan,
  { baseBefore, goLive }: PlanStep,
  isAnother: boolean,
): boolean {
  if (baseBefore === undefined) return false;
  return isAnother || baseOf(plan, chosen, phase, goLive) !== baseBefore;
}
