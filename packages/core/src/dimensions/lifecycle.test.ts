import { describe, expect, test } from 'vitest';
import { purchase, refund, visit } from '../../test/events.ts';
import { rulesOf } from '../../test/rules.ts';
import { publishedOf, runLog, tick } from '../../test/run-log.ts';
import { retail } from '../rules/retail.ts';

describe('lifecycle', () => {
  test('is new for 30 days after the only purchase', () => {
    const { outputs } = runLog([purchase('2024-01-01T10:00:00Z'), tick('2024-01-31T10:00:00Z')]);

    expect(publishedOf(outputs, 'lifecycle').at(-1)).toMatch(
      /^2024-01-31T10:00:00.000Z .*lifecycle new → established/,
    );
  });

  test('is established at the second purchase', () => {
    const { outputs } = runLog([
      purchase('2024-01-01T10:00:00Z'),
      purchase('2024-01-01T10:00:00Z', { eventId: '2' }),
    ]);

    expect(publishedOf(outputs, 'lifecycle').at(-1)).toMatch(
      /^2024-01-01T10:00:00.000Z .*lifecycle new → established by PURCHASE/,
    );
  });

  test('is prospect for a refund before any purchase, and new at a purchase after it', () => {
    const { outputs } = runLog([refund('2024-01-01T10:00:00Z'), purchase('2024-01-02T10:00:00Z')]);

    expect(publishedOf(outputs, 'lifecycle')).toEqual([
      '2024-01-01T10:00:00.000Z lifecycle null → prospect by REFUND',
      '2024-01-02T10:00:00.000Z rfm null → new_customers, lifecycle prospect → new by PURCHASE',
    ]);
  });
});

describe('a customer who never bought', () => {
  const contact = visit('2024-01-02T10:00:00Z', { interaction: 'CONTACT_MADE' });

  test('is contacted from the first contact made on, until the first purchase', () => {
    const { outputs } = runLog([visit('2024-01-01T10:00:00Z'), contact, purchase('2024-01-03T10:00:00Z')]);

    expect(publishedOf(outputs, 'lifecycle')).toEqual([
      '2024-01-01T10:00:00.000Z lifecycle null → prospect by INTERACTION',
      '2024-01-02T10:00:00.000Z lifecycle prospect → contacted by INTERACTION',
      '2024-01-03T10:00:00.000Z rfm null → new_customers, lifecycle contacted → new by PURCHASE',
    ]);
  });

  test('is contacted also by a late contact, and by no wish of contact', () => {
    const wish = visit('2024-01-01T10:00:00Z', { interaction: 'OPT_OUT' });
    const later = visit('2024-01-05T10:00:00Z');

    expect(runLog([wish, later]).outputs.at(-1)!.profile.lifecycle).toBe('prospect');
    expect(publishedOf(runLog([wish, later, contact]).outputs, 'lifecycle').at(-1)).toBe(
      '2024-01-05T10:00:00.000Z lifecycle prospect → contacted by INTERACTION',
    );
  });
});

describe('a customer comes back', () => {
  test('with a purchase after the churn, and is won back for 90 days', () => {
    const { state, outputs } = runLog([
      purchase('2023-01-01T10:00:00Z'),
      purchase('2024-01-01T10:00:00Z'),
      tick('2024-03-31T10:00:00Z'),
    ]);

    expect(publishedOf(outputs, 'lifecycle').slice(-2)).toEqual([
      '2024-01-01T10:00:00.000Z rfm lost → potential_loyalists, lifecycle churned → won_back by PURCHASE',
      '2024-03-31T10:00:00.000Z rfm about_to_sleep → hibernating, lifecycle won_back → established by SILENCE',
    ]);
    expect(state.cameBackAt).toBe(Date.parse('2024-01-01T10:00:00Z'));
  });

  test('with a purchase at exactly last + 180 days, although churned was never published', () => {
    const { outputs } = runLog([purchase('2024-01-01T10:00:00Z'), purchase('2024-06-29T10:00:00Z')]);

    expect(publishedOf(outputs, 'lifecycle').at(-1)).toContain(
      'lifecycle established → won_back by PURCHASE',
    );
    expect(publishedOf(outputs, 'lifecycle').join()).not.toContain('churned');
  });

  test('not with a purchase a millisecond earlier', () => {
    const { outputs } = runLog([purchase('2024-01-01T10:00:00Z'), purchase('2024-06-29T09:59:59.999Z')]);

    expect(outputs.at(-1)!.profile.lifecycle).toBe('established');
  });

  test('with a late purchase, counted from the own time of the customer', () => {
    const { state, outputs } = runLog([
      purchase('2024-01-01T10:00:00Z'),
      visit('2024-08-01T10:00:00Z'),
      purchase('2024-06-01T10:00:00Z'),
    ]);

    expect(outputs.at(-1)!.at).toBe(Date.parse('2024-08-01T10:00:00Z'));
    expect(outputs.at(-1)!.profile.lifecycle).toBe('won_back');
    expect(state.cameBackAt).toBe(Date.parse('2024-08-01T10:00:00Z'));
  });

  test('not with a late purchase that leaves the customer churned', () => {
    const { state } = runLog([
      purchase('2023-01-01T10:00:00Z'),
      visit('2024-08-01T10:00:00Z'),
      purchase('2023-06-01T10:00:00Z'),
    ]);

    expect(state.cameBackAt).toBeNull();
  });

  test('not by a rule set', () => {
    const later = { ...retail, lifecycle: { ...retail.lifecycle, churnAfterDays: 400 } };
    const rules = rulesOf(retail, {}, [[Date.parse('2024-08-01T00:00:00Z'), later]]);

    const { outputs } = runLog([purchase('2024-01-01T10:00:00Z'), tick('2024-08-01T00:00:00Z')], rules);

    expect(publishedOf(outputs, 'lifecycle').at(-1)).toBe(
      '2024-08-01T00:00:00.000Z lifecycle churned → established by RULES',
    );
  });
});
