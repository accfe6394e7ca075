import { describe, expect, test } from 'vitest';
import { complaint, purchase, visit } from '../../test/events.ts';
import { loyalty } from '../../test/loyalty.ts';
import { rulesOf } from '../../test/rules.ts';
import { published, publishedOf, runLog, tick } from '../../test/run-log.ts';
import { unseen } from '../../test/unseen.ts';
import { dimensions } from '../dimensions/list.ts';
import type { ChurnAlert, Output } from '../outputs/output.ts';
import { retail } from '../rules/retail.ts';
import { signals } from '../signals/list.ts';
import { DAY } from '../time/time-units.ts';
import { createFold } from './create-fold.ts';
import { standardFold } from './standard-fold.ts';

const alerts = (outputs: readonly Output[]) =>
  outputs.filter((output): output is ChurnAlert => output.type === 'churn-alert');

describe('a fold with one more dimension', () => {
  const fold = createFold({ dimensions: [...dimensions, loyalty], signals });
  const bought = [purchase('2024-01-01T10:00:00Z'), purchase('2024-01-02T10:00:00Z')];

  test('publishes its changes by events and by silence', () => {
    const { outputs } = runLog([...bought, tick('2025-02-01T10:00:00Z')], rulesOf(), undefined, fold);

    expect(publishedOf(outputs, 'loyalty')).toEqual([
      '2024-01-01T10:00:00.000Z loyalty null → single by PURCHASE',
      '2024-01-02T10:00:00.000Z loyalty single → regular by PURCHASE',
      '2025-01-01T10:00:00.000Z loyalty regular → single by SILENCE',
    ]);
  });

  test('has its dues', () => {
    const rules = rulesOf();
    const { state } = runLog([...bought, tick('2024-12-31T10:00:00Z')], rules, undefined, fold);

    expect(fold.nextDue(state, rules)).toBe(Date.parse('2025-01-01T10:00:00Z'));
    expect(fold.upcoming(state, rules, 1)).toMatchObject([
      { due: Date.parse('2025-01-01T10:00:00Z'), outputs: [{ changes: [{ dimension: 'loyalty' }] }] },
    ]);
    expect(fold.indexDue(state, rules, 'timer').write).toBe(Date.parse('2025-01-01T10:00:00Z'));
  });

  test('lets its worse class wait for a dwell', () => {
    const dwell = { loyalty: { days: 7, ranks: { regular: 2, single: 1 } } };
    const rules = rulesOf({ ...retail, dwell });

    const { outputs } = runLog([...bought, tick('2025-02-01T10:00:00Z')], rules, undefined, fold);

    expect(publishedOf(outputs, 'loyalty').at(-1)).toBe(
      '2025-01-08T10:00:00.000Z loyalty regular → single by SILENCE',
    );
  });

  test('packs its class, and only such a fold unpacks it', () => {
    const { state } = runLog(bought, rulesOf(), undefined, fold);

    expect(fold.decodeState(fold.encodeState(state))).toEqual(state);
    expect(fold.classesOf(state).at(-1)).toMatchObject({ dimension: 'loyalty', class: 'regular' });
    expect(() => standardFold.decodeState(fold.encodeState(state))).toThrow('7 dimensions instead of 6');
  });

  test('leaves all other changes as they are', () => {
    const log = [...bought, tick('2025-12-31T10:00:00Z')];
    const shown = ['rfm', 'lifecycle', 'value', 'engagement'];

    const { outputs } = runLog(log, rulesOf(), undefined, fold);

    expect(published(outputs, shown)).toEqual(published(runLog(log).outputs, shown));
  });
});

describe('a fold with one more signal', () => {
  const fold = createFold({ dimensions, signals: [unseen, ...signals] });
  const rules = rulesOf();

  test('raises and clears alerts by it, with what was observed', () => {
    const log = [
      purchase('2024-01-01T10:00:00Z'),
      tick('2024-01-12T00:00:00Z'),
      visit('2024-01-13T10:00:00Z'),
    ];

    const [raised, cleared] = alerts(runLog(log, rules, undefined, fold).outputs);

    const since = Date.parse('2024-01-11T10:00:00Z');
    expect(raised).toMatchObject({ kind: 'RAISED', level: 'medium', at: since, cause: { kind: 'SILENCE' } });
    expect(raised!.signals).toEqual([{ signal: 'unseen', observed: 10 * DAY, threshold: 10 * DAY, since }]);
    expect(cleared).toMatchObject({ kind: 'CLEARED', cause: { kind: 'INTERACTION' }, signals: [] });
  });

  test('is due when the signal will stand', () => {
    const { state } = runLog([purchase('2024-01-01T10:00:00Z')], rules, undefined, fold);

    expect(fold.nextDue(state, rules)).toBe(Date.parse('2024-01-11T10:00:00Z'));
  });

  test('counts it as a kind of evidence of its own, and lists signals in the order of the list', () => {
    const log = [
      purchase('2024-01-01T10:00:00Z'),
      complaint('2024-01-02T10:00:00Z'),
      complaint('2024-01-03T10:00:00Z'),
      tick('2024-01-12T00:00:00Z'),
    ];

    const last = alerts(runLog(log, rules, undefined, fold).outputs).at(-1)!;

    expect(last).toMatchObject({ kind: 'ESCALATED', level: 'high' });
    expect(last.signals.map(({ signal }) => signal)).toEqual(['unseen', 'complaints']);
  });

  test('does not count two signals of one kind twice', () => {
    const silent = createFold({ dimensions, signals: [...signals, { ...unseen, kind: 'silence' }] });

    const { outputs } = runLog(
      [purchase('2024-01-01T10:00:00Z'), tick('2025-01-01T00:00:00Z')],
      rules,
      undefined,
      silent,
    );

    expect(alerts(outputs).map(({ kind, level }) => `${kind} ${level}`)).toEqual(['RAISED medium']);
    expect(silent.profileAt(silent.emptyState('c'), 0, rules)).toBeNull();
  });

  test('asks no signal of a customer who never bought', () => {
    const { outputs } = runLog(
      [visit('2024-01-01T10:00:00Z'), tick('2025-01-01T00:00:00Z')],
      rules,
      undefined,
      fold,
    );

    expect(alerts(outputs)).toEqual([]);
  });
});

test('a fold is not made of lists that lack a class of the profile or hold a name twice', () => {
  const withoutValue = dimensions.filter(({ name }) => name !== 'value');

  expect(() => createFold({ dimensions: withoutValue, signals })).toThrow('without "value" as dimension 3');
  expect(() => createFold({ dimensions: [...dimensions, ...dimensions], signals })).toThrow('named "rfm"');
  expect(() => createFold({ dimensions, signals: [unseen, unseen] })).toThrow('named "unseen"');
});
