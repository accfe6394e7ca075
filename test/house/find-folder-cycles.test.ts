import { expect, test } from 'vitest';
import { describeFolderCycle, type FileImport, findFolderCycles } from './find-folder-cycles.ts';

const imports = (...pairs: readonly string[]): readonly FileImport[] =>
  pairs.map((pair) => {
    const [from, to] = pair.split(' → ');
    return { from: from!, to: to! };
  });

const foldersOf = (...pairs: readonly string[]) =>
  findFolderCycles(imports(...pairs)).map(({ folders }) => folders);

test('two folders that import each other are a cycle, also when their files are not', () => {
  expect(foldersOf('a/x.ts → b/y.ts', 'b/z.ts → a/w.ts')).toEqual([['a', 'b']]);
});

test('folders are a cycle through a third one, reported once', () => {
  expect(foldersOf('a/x.ts → b/y.ts', 'b/y.ts → c/z.ts', 'c/z.ts → a/x.ts')).toEqual([['a', 'b', 'c']]);
});

test('a folder and one inside it are a cycle', () => {
  expect(foldersOf('a/x.ts → a/b/y.ts', 'a/b/z.ts → a/w.ts')).toEqual([['a', 'a/b']]);
});

test('two trees import each other through whatever folders inside them', () => {
  expect(foldersOf('p/a/x.ts → p/b/deep/y.ts', 'p/b/z.ts → p/a/inner/w.ts')).toEqual([['p/a', 'p/b']]);
});

test('one direction is none, nor is one folder, nor are two that go by two roads to a third', () => {
  expect(foldersOf('a/x.ts → b/y.ts', 'a/x.ts → c/z.ts', 'b/y.ts → c/z.ts', 'b/y.ts → b/w.ts')).toEqual([]);
  expect(foldersOf('p/index.ts → p/a/x.ts', 'p/a/x.ts → p/b/y.ts', 'p/index.ts → p/b/y.ts')).toEqual([]);
});

test('a cycle is reported with an import for each step', () => {
  const [cycle] = findFolderCycles(imports('a/x.ts → b/y.ts', 'b/z.ts → a/w.ts'));

  expect(describeFolderCycle(cycle!)).toBe('  a → b → a\n    a/x.ts → b/y.ts\n    b/z.ts → a/w.ts');
});
