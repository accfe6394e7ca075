import { readFile } from 'node:fs/promises';
import { PIPELINE_METRICS, services } from '@tidemark/pipeline';
import { LOOP_METRICS, type MetricSpec } from '@tidemark/stream';
import { expect, test } from 'vitest';

const UNITS = [
  ...['records', 'events', 'transactions', 'seconds', 'timers', 'claims', 'ticks'],
  ...['changes', 'scorecards', 'models', 'customers'],
];
const specs: readonly MetricSpec[] = [...Object.values(LOOP_METRICS), ...Object.values(PIPELINE_METRICS)];
const names = specs.map(({ name }) => name);

test.each(specs)('$name has the prefix of Tidemark, and its unit at the end', ({ name, kind }) => {
  const withoutTotal = name.replace(/_total$/, '');
  expect(name).toMatch(/^tidemark_[a-z_]+$/);
  expect(name.endsWith('_total')).toBe(kind === 'counter');
  expect(UNITS).toContain(withoutTotal.split('_').at(-1));
});

test.each(specs)('the help of $name states what is measured and what to do', ({ kind, help, buckets }) => {
  expect(buckets !== undefined).toBe(kind === 'histogram');
  expect(help.split(/[.;:] /).length).toBeGreaterThan(1);
});

test('no name is used twice', () => {
  expect(new Set(names).size).toBe(specs.length);
});

test('the READMEs name metrics that there are, and each service the ones to watch', async () => {
  for (const service of services) {
    const text = await readFile(`services/${service.name}/README.md`, 'utf8');
    const named = [...text.matchAll(/tidemark_[a-z_]+/g)].map(([name]) => name);

    expect(text).toContain('Metrics to watch: ');
    expect(names).toEqual(expect.arrayContaining(named));
  }
  const readme = await readFile('README.md', 'utf8');
  expect(names).toEqual(expect.arrayContaining(readme.match(/tidemark_[a-z_]+/g) ?? []));
});
