import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadScorecard, saveScorecard } from './scorecard-files.ts';

const scorecard = {
  calibratedAt: Date.UTC(2025, 0, 1),
  customers: 12,
  recencyDays: [10, 20, 30, 40],
  frequency: [],
  monetaryMinor: [],
  value: null,
  models: { purchase: null, spend: null },
};

test('a scorecard that was saved is loaded again', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-scorecard-'));
  const path = join(folder.path, 'scorecard.json');

  await saveScorecard(path, scorecard, 7);

  expect(await loadScorecard(path)).toEqual({ scorecard, effectiveAt: 7 });
});

test('one that is not UTF-8 is refused', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-scorecard-'));
  const path = join(folder.path, 'scorecard.json');
  await writeFile(path, Buffer.from(`\uFEFF${JSON.stringify(scorecard)}`, 'utf16le'));

  await expect(loadScorecard(path)).rejects.toThrow(
    `Cannot read scorecard ${path}: line 1 is not UTF-8. Save the file as UTF-8.`,
  );
});

test('all that is wrong with one is named at once, each with its line', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-scorecard-'));
  const path = join(folder.path, 'scorecard.json');
  const purchase = { r: 0, alpha: 6, a: 1, b: 2, logLikelihood: -9, customers: 900, isDegenerate: false };
  const bad = { ...scorecard, customers: -1, models: { purchase, spend: null } };
  await writeFile(path, JSON.stringify(bad, null, 2));

  await expect(loadScorecard(path)).rejects.toThrow(
    new RegExp(
      `^Cannot use this scorecard:\n  ${path}:3: customers: .*\n  ${path}:15: models\\.purchase\\.r: `,
    ),
  );
});

test('one whose model is of too few customers is refused with the line of their number', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-scorecard-'));
  const path = join(folder.path, 'scorecard.json');
  const purchase = { r: 1, alpha: 6, a: 1, b: 2, logLikelihood: -9, customers: 320, isDegenerate: false };
  await writeFile(path, JSON.stringify({ ...scorecard, models: { purchase, spend: null } }, null, 2));

  await expect(loadScorecard(path)).rejects.toThrow(
    `${path}:20: models.purchase.customers: a model of 320 customers is not used`,
  );
});

test('one that is no JSON is refused', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-scorecard-'));
  const path = join(folder.path, 'scorecard.json');
  await writeFile(path, '{"customers": ');

  await expect(loadScorecard(path)).rejects.toThrow(`  ${path}:1: the scorecard: `);
});
