import { expect, test } from 'vitest';
import { isZoneName } from './is-zone-name.ts';

test.each([
  'UTC',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Asia/Calcutta',
  'America/Argentina/ComodRivadavia',
  'America/Port-au-Prince',
  'US/Central',
  'Etc/GMT+5',
  'Etc/UTC',
])('%s names one zone', (name) => {
  expect(isZoneName(name)).toBe(true);
});

test.each([
  '',
  'CST',
  'IST',
  'EST',
  'PST',
  'BST',
  'EST5EDT',
  'GMT',
  'utc',
  'Z',
  'GB',
  'Japan',
  '+05:00',
  'SystemV/AST4',
  'europe/berlin',
  'EUROPE/BERLIN',
  'asia/kolkata',
  'Europe/Atlantis',
  'Europe/Berlin/',
  '/etc/localtime',
])('%j may be meant otherwise, or names nothing', (name) => {
  expect(isZoneName(name)).toBe(false);
});

test('every zone of the platform with a slash is one', () => {
  const names = Intl.supportedValuesOf('timeZone').filter((name) => name.includes('/'));

  expect(names.length).toBeGreaterThan(300);
  expect(names.filter((name) => !isZoneName(name))).toEqual([]);
});
