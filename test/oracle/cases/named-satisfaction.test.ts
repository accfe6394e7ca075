import { expect, test } from 'vitest';
import type { LogStep } from '../fold/oracle.ts';
import { changesOf, days, START } from './changes-of.ts';
import { complained, wrote } from './named-steps.ts';

const changes = (steps: readonly LogStep[], until: number) => changesOf(['satisfaction'], steps, until);

test('a complaint is forgiven when it is exactly 90 days old', () => {
  const steps = [wrote(START, { score: 4 }), complained(days(1))];

  expect(changes(steps, days(91, -1)).at(-1)).toBe('1d FEEDBACK: satisfaction=dissatisfied');
  expect(changes(steps, days(91)).at(-1)).toBe('91d SILENCE: satisfaction=satisfied');
});

test('feedback in the very millisecond in which a complaint is forgiven publishes it itself', () => {
  const steps = [complained(START), wrote(days(90))];

  expect(changes(steps, days(90))).toEqual([
    '0d FEEDBACK: satisfaction=dissatisfied',
    '90d FEEDBACK: satisfaction=unknown',
  ]);
});

test('a satisfied score appeases when it is later than the complaint, not in the same millisecond', () => {
  const complaint = [complained(START)];

  expect(changes([...complaint, wrote(START, { score: 5 })], days(1))).toHaveLength(1);
  expect(changes([wrote(START, { score: 5 }), ...complaint], days(1)).at(-1)).toMatch('dissatisfied');
  expect(changes([...complaint, wrote(START + 1, { score: 5 })], days(1)).at(-1)).toMatch('=satisfied');
  expect(changes([...complaint, wrote(START + 1, { score: 3 })], days(1))).toHaveLength(1);
});

test('a satisfied score appeases only what came before it, and a late complaint before it changes nothing', () => {
  const steps = [wrote(days(2), { scale: 'NPS', score: 9 }), complained(days(1))];

  expect(changes(steps, days(3))).toEqual(['2d FEEDBACK: satisfaction=satisfied']);
  expect(changes([...steps, complained(days(3))], days(4)).at(-1)).toMatch(
    '3d FEEDBACK: satisfaction=dissat',
  );
});

test('of two scores of one millisecond the less satisfied one counts, whichever the log has first', () => {
  const [well, so] = [wrote(START, { score: 5 }), wrote(START, { scale: 'NPS', score: 8 })];

  expect(changes([well, so], days(1)).at(-1)).toMatch('=neutral');
  expect(changes([so, well], days(1)).at(-1)).toMatch('=neutral');
});
