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
