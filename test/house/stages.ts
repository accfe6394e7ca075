import { prepareServers } from '../../infra/local/index.ts';
import { hasContainerEngine } from '../support/start-containers.ts';
import { runVisibly } from './run-visibly.ts';
import { runVitest } from './run-vitest.ts';
import { checked, type Stage } from './stage.ts';

/** All of `pnpm test`, in order: what is wrong most often and told fastest comes first. */
export const STAGES: readonly Stage[] = [
  { name: 'needs', isRequired: true, run: async () => checked(await hasServers()) },
  { name: 'lint', run: async (root) => checked(await isLintFree(root)) },
  { name: 'types', run: async (root) => checked(await runVisibly(root, 'tsc', ['-p', 'tsconfig.json'])) },
  { name: 'imports', run: async (root) => checked(await runVisibly(root, 'node', ['test/imports.ts'])) },
  { name: 'unit', run: (root) => runVitest(root, ['unit']) },
  { name: 'servers', run: (root) => runVitest(root, ['int', 'e2e']) },
];

async function isLintFree(root: string): Promise<boolean> {
  const isFormatted = await runVisibly(root, 'biome', ['check', '.']);
  // One line a finding: the longer form can be lost when its reader is slower than the linter.
  const oxlint = ['--type-aware', '--deny-warnings', '--format=unix', '.'];
  return (await runVisibly(root, 'oxlint', oxlint)) && isFormatted;
}

/** Brings or names what the real servers need: of a machine that lacks something this is said first. */
async function hasServers(): Promise<boolean> {
  if (await hasContainerEngine()) {
    console.log('A container engine answers: the shared servers run in containers.');
  }
  const missing = await prepareServers();
  for (const need of missing) console.error(need);
  return missing.length === 0;
}
