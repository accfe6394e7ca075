import { expect, test } from 'vitest';
import type { LogStep } from '../fold/oracle.ts';
import { changesOf, days, START } from './changes-of.ts';
import { bought, interacted, refunded, visited, wrote } from './named-steps.ts';

const changes = (steps: readonly LogStep[], until: number) => changesOf(['engagement'], steps, until);

test('a buyer is silent at exactly 60 days and lost at exactly 180', () => {
  const steps = [bought(START)];

  expect(changes(steps, days(180, -1))).toEqual([
    '0d PURCHASE: engagement=active',
    '60d SILENCE: engagement=silent',
  ]);
  expect(changes(steps, days(180)).at(-1)).toBe('180d SILENCE: engagement=lost');
});

test('a visit or any feedback is activity, a refund and a cancellation are none', () => {
  const refund = refunded(days(59), 100);
  const cancellation = bought(days(59), { kind: 'CANCELLATION' });

  expect(changes([bought(START), visited(days(59))], days(119)).at(-1)).toBe(
    '119d SILENCE: engagement=silent',
  );
  expect(changes([bought(START), wrote(days(59))], days(119)).at(-1)).toBe('119d SILENCE: engagement=silent');
  expect(changes([bought(START), refund, cancellation], days(60)).at(-1)).toMatch('60d SILENCE');
});

test('who never bought is potential until lost, and potential again with a visit in that millisecond', () => {
  expect(changes([visited(START)], days(180))).toEqual([
    '0d INTERACTION: engagement=potential',
    '180d SILENCE: engagement=lost',
  ]);
  expect(changes([visited(START), visited(days(180))], days(180))).toHaveLength(1);
  expect(changes([visited(START), visited(days(181))], days(181)).at(-1)).toMatch('=potential');
});

test('who only took money back has no activity that could be lost', () => {
  expect(changes([refunded(START, 100)], days(400))).toEqual(['0d REFUND: engagement=potential']);
});

test('a visit older than the days kept is activity all the same', () => {
  const steps = [refunded(START, 100), visited(days(-800))];

  expect(changes(steps, days(1)).at(-1)).toBe('0d INTERACTION: engagement=lost');
});

test('our own call wakes nobody, but who has not bought is contacted from then on', () => {
  const call = interacted(days(59), 'CONTACT_MADE');
  const wish = interacted(days(59), 'OPT_OUT');

  expect(changes([bought(START), call, wish], days(60)).at(-1)).toBe('60d SILENCE: engagement=silent');
  expect(changesOf(['lifecycle'], [visited(START), interacted(days(-3), 'CONTACT_MADE')], days(1))).toEqual([
    '0d INTERACTION: lifecycle=prospect',
    '0d INTERACTION: lifecycle=contacted',
  ]);
});
