import { globSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, format, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import type { FileImport } from './find-folder-cycles.ts';

/** The folders whose imports are checked. */
const FOLDERS = ['schemas', 'packages', 'services', 'infra', 'test'];

const INDEX = /\/src\/index\.ts$/;
const TEST_FILE = /^test\/|\/test(ing)?\/|\.(test|contract|fixture)\.ts$/;

const RULES = join(import.meta.dirname, '../../.dependency-cruiser.mjs');

/** What a look at all imports found. */
export interface ImportReport {
  /** TypeScript files that were read. */
  readonly modules: number;
  /** Names of the broken rules, one for each import that breaks one. */
  readonly broken: readonly string[];
  /** For people: each violation with its files. */
  readonly text: string;
  /** Imports between files that ship, also those of types: tests may look anywhere, and an index names what is everywhere. */
  readonly shipped: readonly FileImport[];
}

/**
 * Checks the imports of every TypeScript file below `root` against the rules of .dependency-cruiser.mjs.
 *
 * Throws when fewer modules were read than files are there: dependency-cruiser finds no fault in what it cannot
 * parse.
 */
export async function checkImports(root: string): Promise<ImportReport> {
  const files = sourceFiles(root);
  const result = await cruiseFiles(root, files);
  const read = new Set(result.modules.map((module) => module.source));
  const unread = files.filter((file) => !read.has(file));
  if (files.length === 0)
    throw new Error(`Cannot check imports: no TypeScript file in ${FOLDERS.join(', ')}`);
  if (unread.length > 0) throw new Error(`Cannot check imports: not read: ${unread.join(', ')}`);
  const report = await format(result, { outputType: 'err' });
  return {
    modules: files.length,
    broken: result.summary.violations.map((violation) => violation.rule.name),
    text: typeof report.output === 'string' ? report.output : JSON.stringify(report.output),
    shipped: shippedImports(result),
  };
}

function shippedImports({ modules }: ICruiseResult): readonly FileImport[] {
  const own = modules.filter(
    ({ source }) => isSource(source) && !TEST_FILE.test(source) && !INDEX.test(source),
  );
  return own.flatMap(({ source: from, dependencies }) =>
    dependencies.map(({ resolved: to }) => ({ from, to })).filter(({ to }) => isSource(to)),
  );
}

function isSource(path: string): boolean {
  return FOLDERS.some((folder) => path.startsWith(`${folder}/`)) && !path.includes('node_modules/');
}

function sourceFiles(root: string): readonly string[] {
  const exclude = ['**/node_modules/**', '**/*.d.ts'];
  return globSync(`{${FOLDERS.join(',')}}/**/*.ts`, { cwd: root, exclude }).toSorted();
}

async function cruiseFiles(root: string, files: readonly string[]): Promise<ICruiseResult> {
  const { output } = await cruise(
    [...files],
    {
      baseDir: root,
      validate: true,
      ruleSet: await extractDepcruiseConfig(RULES),
      // Also imports of types: they too are dependencies.
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
    },
    { extensions: ['.ts', '.js', '.json', '.mjs', '.cjs'] },
  );
  if (typeof output === 'string') throw new Error(`Cannot check imports: unexpected report\n${output}`);
  return output;
}
