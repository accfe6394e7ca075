import { prepareServers } from '../../infra/local/index.ts';
import { hasContainerEngine } from '../support/start-containers.ts';
import { runVisibly } from './run-visibly.ts';
import { runVitest } from './run-vitest.ts';
import { checked, type Stage } from './stage.ts';
import type { Print } from './take-turns.ts';

/**
 * All of `pnpm test`: what is wrong most often and found fastest comes first. The tests on servers mostly wait, the others
 * mostly compute: side by side they take little longer than the longer of the two.
 */
export const STAGES: readonly Stage[] = [
  { name: 'needs', lane: 'servers', isRequired: true, run: async () => checked(await hasServers()) },
  { name: 'lint', lane: 'checks', run: async (root, print) => checked(await isLintFree(root, print)) },
  {
    name: 'types',
    lane: 'checks',
    run: async (root, print) =>
      checked(await runVisibly(root, { name: 'tsc', args: ['-p', 'tsconfig.json'] }, print)),
  },
  {
    name: 'imports',
    lane: 'checks',
    run: async (root, print) =>
      checked(await runVisibly(root, { name: 'node', args: ['test/imports.ts'] }, print)),
  },
  { name: 'unit', lane: 'checks', run: (root, print) => runVitest(root, ['unit'], print) },
  { name: 'servers', lane: 'servers', run: (root, print) => runVitest(root, ['int', 'e2e'], print) },
];

async function isLintFree(root: string, print: Print): Promise<boolean> {
  const isFormatted = await runVisibly(root, { name: 'biome', args: ['check', '.'] }, print);
  // One line a finding: the longer form can be lost when its reader is slower than the linter.
  const args = ['--type-aware', '--deny-warnings', '--format=unix', '.'];
  return (await runVisibly(root, { name: 'oxlint', args }, print)) && isFormatted;
}

/** Brings or names what the real servers need: on a machine that lacks something this is printed first. */
async function hasServers(): Promise<boolean> {
  if (await hasContainerEngine()) {
    console.log('A container engine answers: the shared servers run in containers.');
  }
  const missing = await prepareServers();
  for (const need of missing) console.error(need);
  return missing.length === 0;
}
