import { expect, test } from 'vitest';
import { purchase, refund } from '../../test/events.ts';
import { rulesOf } from '../../test/rules.ts';
import { runLog } from '../../test/run-log.ts';
import { decodeState, encodeState, profileAt } from '../fold/standard-fold.ts';
import { retail } from '../rules/retail.ts';
import { isMoneyCapped } from './is-money-capped.ts';

const MOST = 10 ** 13;
const rules = rulesOf(retail);
const many = (count: number, day: string) =>
  Array.from({ length: count }, (_, index) =>
    purchase(`${day}T10:00:00Z`, { amountMinor: MOST, eventId: `${day} ${index}` }),
  );

test('900 of the largest amounts are added up exactly, the 901st is reported', () => {
  const { state } = runLog(many(900, '2024-01-01'), rules);
  const { state: full } = runLog(many(901, '2024-01-01'), rules);

  expect([state.moneyMinor, isMoneyCapped(state)]).toEqual([900 * MOST, false]);
  expect([full.moneyMinor, isMoneyCapped(full)]).toEqual([Number.MAX_SAFE_INTEGER, true]);
});

test('a day at the limit is reported, also where refunds of another day hold the sum of the life down', () => {
  const refunds = Array.from({ length: 700 }, (_, index) =>
    refund('2023-12-31T10:00:00Z', { amountMinor: MOST, eventId: `back ${index}` }),
  );

  const { state } = runLog([...refunds, ...many(901, '2024-01-01')], rules);

  expect(state.moneyMinor).toBe(201 * MOST);
  expect(isMoneyCapped(state)).toBe(true);
});

test('a window of several full days is a safe integer, which outputs and states can hold', () => {
  const { state, outputs } = runLog([...many(901, '2024-01-01'), ...many(901, '2024-01-02')], rules);

  expect(profileAt(state, state.asOf!, rules)?.monetaryMinor).toBe(Number.MAX_SAFE_INTEGER);
  expect(outputs.every(({ profile }) => Number.isSafeInteger(profile.monetaryMinor))).toBe(true);
  expect(decodeState(encodeState(state))).toEqual(state);
});
