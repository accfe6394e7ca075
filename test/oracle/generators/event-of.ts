import type { CustomerEvent, EpochMs, Policy } from '@tidemark/core';
import { rawRfm } from '../classes/raw-rfm.ts';
import { factsOf } from '../facts/facts.ts';
import type { Place } from '../fold/oracle.ts';
import { policiesOf, policyOfType } from '../rules/policy-of-type.ts';
import type { EventBody, PurchaseBody, ToBorder } from './moves.ts';

/** Every amount at which the money of the window says something else, for whatever type of customer. */
function bordersOf(policy: Policy): readonly number[] {
  return policiesOf(policy).flatMap(({ rfm, value }) => [
    ...[value.mid, value.high].flatMap(({ enterMinor, leaveMinor }) => [leaveMinor, enterMinor]),
    ...rfm.monetaryMinor.map(Math.floor),
  ]);
}

/** By how much the window's money has to rise to reach the border; below 0: to fall. */
function missingTo({ border, offsetMinor }: ToBorder, at: EpochMs, { standing, rules }: Place): number {
  const { policy } = rules.list[standing.ruleSet]!;
  const facts = factsOf(standing.history);
  const ofType = policyOfType(policy, facts.customerType);
  const { monetaryMinor } = rawRfm(facts, Math.max(at, standing.asOf), ofType, rules.deployment.zone);
  const borders = bordersOf(policy);
  return borders[border % borders.length]! + offsetMinor - monetaryMinor;
}

/** The event of a body at an instant; one that cannot reach its border takes its own amount and currency. */
export function eventOf(body: EventBody, eventId: string, at: EpochMs, place: Place): CustomerEvent {
  if (body.kind === 'INTERACTION' || body.kind === 'FEEDBACK') return { ...body, eventId, at };
  const { currencyIndex, toBorder, ...purchase } = body;
  const { currencies } = place.rules.deployment;
  const amountMinor = toBorder && amountTo(toBorder, body.kind, at, place);
  if (amountMinor !== null) return { ...purchase, amountMinor, currency: currencies[0]!, eventId, at };
  return { ...purchase, currency: currencies[currencyIndex % currencies.length]!, eventId, at };
}

/** null: the event would have to go the other way. */
function amountTo(to: ToBorder, kind: PurchaseBody['kind'], at: EpochMs, place: Place): number | null {
  const missing = missingTo(to, at, place);
  const amount = kind === 'PURCHASE' ? missing : 0 - missing;
  return amount < 0 ? null : amount;
}
