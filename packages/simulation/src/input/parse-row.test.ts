import { describe, expect, test } from 'vitest';
import { readHeader } from './header.ts';
import { parseRow } from './parse-row.ts';

function parse(columns: string, row: string) {
  const header = readHeader(['customer_id', 'occurred_at', 'type', ...columns.split(',').filter(Boolean)]);
  return parseRow(
    { header, currency: 'USD', rated: ['JPY'], currenciesOf: 'run', digest: 'ab12cd34' },
    row.split(','),
    7,
  );
}

const AT = '2025-01-31T12:00:00Z';
const identity = { eventId: 'ab12cd34:7', customerId: 'c1', occurredAt: Date.UTC(2025, 0, 31, 12), index: 7 };

describe('a row becomes an event', () => {
  test('a purchase with three columns alone', () => {
    expect(parse('', `c1,${AT},purchase`)).toEqual({
      ...identity,
      type: 'purchase',
      amountMinor: 0,
      currency: 'USD',
      orderId: null,
      channel: null,
      source: null,
      customerType: null,
    });
  });

  test('a refund with all its columns', () => {
    const columns = 'event_id,amount,currency,order_id,channel,source,customer_type';

    expect(parse(columns, `c1,${AT},refund,e9,1230,JPY,o5,web,REFERRAL,enterprise`)).toEqual({
      ...identity,
      eventId: 'e9',
      type: 'refund',
      amountMinor: 1230,
      currency: 'JPY',
      orderId: 'o5',
      channel: 'web',
      source: 'REFERRAL',
      customerType: 'ENTERPRISE',
    });
  });

  test.each(['OPT_OUT', 'OPT_IN', 'CONTACT_MADE'])('an interaction of the kind %s', (kind) => {
    expect(parse('kind,channel', `c1,${AT},interaction,${kind},email`)).toMatchObject({
      kind,
      channel: 'email',
    });
  });

  test('an interaction, its kind in small letters', () => {
    expect(parse('kind,campaign_id', `c1,${AT},interaction,email_open,spring`)).toEqual({
      ...identity,
      type: 'interaction',
      kind: 'EMAIL_OPEN',
      channel: null,
      source: null,
      campaignId: 'spring',
    });
  });

  test('what a customer wants of contacts, and that it was contacted', () => {
    for (const kind of ['OPT_OUT', 'OPT_IN', 'CONTACT_MADE']) {
      expect(parse('kind,channel', `c1,${AT},interaction,${kind.toLowerCase()},Email`)).toMatchObject({
        kind,
        channel: 'Email',
      });
    }
  });

  test('feedback without a scale is CSAT', () => {
    expect(parse('scale,score,complaint', `c1,${AT},feedback,,2,true`)).toEqual({
      ...identity,
      type: 'feedback',
      scale: 'CSAT',
      score: 2,
      complaint: true,
    });
  });

  test('what belongs to another type of event is not looked at', () => {
    expect(parse('score,amount', `c1,${AT},interaction,99,lots`)).toMatchObject({ type: 'interaction' });
  });

  test('a cancellation needs no amount', () => {
    expect(parse('amount', `c1,${AT},cancellation,`)).toMatchObject({ amountMinor: 0 });
  });
});

describe('a bad row says what is wrong with it, by column', () => {
  test.each([
    ['', `,${AT},purchase`, 'customer_id', 'customer-id-invalid'],
    ['', `${'x'.repeat(257)},${AT},purchase`, 'customer_id', 'customer-id-invalid'],
    ['', `${'\u00e4'.repeat(129)},${AT},purchase`, 'customer_id', 'customer-id-invalid'],
    ['', `\0c,${AT},purchase`, 'customer_id', 'customer-id-invalid'],
    ['', `M\uFFFDller,${AT},purchase`, 'customer_id', 'not-utf8'],
    ['order_id', `a,${AT},purchase,M\uFFFDller`, 'order_id', 'not-utf8'],
    ['channel', `a,${AT},feedback,Caf\uFFFD`, 'channel', 'not-utf8'],
    ['', 'c1,yesterday,purchase', 'occurred_at', 'instant-malformed'],
    ['', 'c1,1970-01-21T10:53:45Z,purchase', 'occurred_at', 'instant-out-of-range'],
    ['', `c1,${AT},PURCHASE`, 'type', 'type-unknown'],
    ['', `c1,${AT}`, 'row', 'field-count'],
    ['', `c1,${AT},purchase,more`, 'row', 'field-count'],
    ['amount', `c1,${AT},purchase,`, 'amount', 'amount-missing'],
    ['amount', `c1,${AT},purchase,1.234`, 'amount', 'amount-too-precise'],
    ['amount,currency', `c1,${AT},purchase,1,US$`, 'currency', 'currency-unknown'],
    ['amount,currency', `c1,${AT},purchase,1,EUR`, 'currency', 'currency-foreign'],
    ['source', `c1,${AT},purchase,MOON`, 'source', 'value-unknown'],
    ['kind', `c1,${AT},interaction,SLEEP`, 'kind', 'value-unknown'],
    ['score', `c1,${AT},feedback,6`, 'score', 'score-out-of-scale'],
    ['score', `c1,${AT},feedback,4.5`, 'score', 'score-invalid'],
    ['scale,score', `c1,${AT},feedback,NPS,11`, 'score', 'score-out-of-scale'],
    ['scale,score', `c1,${AT},feedback,NONE,1`, 'score', 'score-out-of-scale'],
    ['complaint', `c1,${AT},feedback,maybe`, 'complaint', 'flag-invalid'],
  ])('%s / %s', (columns, row, column, code) => {
    expect(parse(columns, row)).toMatchObject([{ line: 7, column, code }]);
  });

  test('all that is wrong with it, not only the first', () => {
    expect(parse('amount', ',soon,purchase,-1')).toMatchObject([
      { column: 'customer_id' },
      { column: 'occurred_at' },
      { column: 'amount' },
    ]);
  });
});
