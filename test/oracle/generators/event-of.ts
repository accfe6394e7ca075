import type { CustomerEvent, EpochMs, Policy } from '@tidemark/core';
import { rawRfm } from '../classes/raw-rfm.ts';
import { factsOf } from '../facts/facts.ts';
import type { LogPosition } from '../fold/oracle.ts';
import { policiesOf, policyOfType } from '../rules/policy-of-type.ts';
import type { EventBody, PurchaseBody, ToBorder } from './moves.ts';

/** Every amount at which the money of the window means another class or score, for whatever type of customer. */
function bordersOf(policy: Policy): readonly number[] {
  return policiesOf(policy).flatMap(({ rfm, value }) => [
    ...[value.mid, value.high].flatMap(({ enterMinor, leaveMinor }) => [leaveMinor, enterMinor]),
    ...rfm.monetaryMinor.map(Math.floor),
  ]);
}

/** By how much the window's money has to rise to reach the border; below 0: to fall. */
function missingTo({ border, offsetMinor }: ToBorder, at: EpochMs, { state, rules }: LogPosition): number {
  const { policy } = rules.list[state.ruleSet]!;
  const facts = factsOf(state.history, rules.deployment.zone);
  const ofType = policyOfType(policy, facts.customerType);
  const { monetaryMinor } = rawRfm(facts, Math.max(at, state.asOf), ofType, rules.deployment.zone);
  const borders = bordersOf(policy);
  return borders[border % borders.length]! + offsetMinor - monetaryMinor;
}

/** The event of a body at an instant; one that cannot reach its border takes its own amount and currency. */
export function eventOf(body: EventBody, eventId: string, at: EpochMs, position: LogPosition): CustomerEvent {
  if (body.kind === 'INTERACTION' || body.kind === 'FEEDBACK') return { ...body, eventId, at };
  const { currencyIndex, toBorder, ...purchase } = body;
  const { currencies } = position.rules.deployment;
  const amountMinor = toBorder && amountTo(toBorder, body.kind, at, position);
  if (amountMinor !== null) return { ...purchase, amountMinor, currency: currencies[0]!, eventId, at };
  return { ...purchase, currency: currencies[currencyIndex % currencies.length]!, eventId, at };
}

/** null: the event would have to go the other way. */
function amountTo(
  to: ToBorder,
  kind: PurchaseBody['kind'],
  at: EpochMs,
  position: LogPosition,
): number | null {
  const missing = missingTo(to, at, position);
  const amount = kind === 'PURCHASE' ? missing : 0 - missing;
  return amount < 0 ? null : amount;
}
