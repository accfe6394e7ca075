import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/house/longest-first.ts';

const NEVER_TESTS = ['**/node_modules/**', '.cache/**'];
/** As many as there are cores: these tests compute. */
const COMPUTING = 2;
/** More than there are cores: these tests mostly wait, for sessions, rebalances and instants that have to come. */
const WAITING = 3;
/** Tells a hang from slowness: on a busy machine every test takes several times as long, and none is right or wrong by that. */
const HANGING_MS = 10 * 60_000;

const WITH_SERVERS = {
  globalSetup: ['test/support/global-setup.ts'],
  exclude: NEVER_TESTS,
  maxWorkers: WAITING,
  testTimeout: HANGING_MS,
  hookTimeout: HANGING_MS,
  sequence: { groupOrder: 1 },
};

/** Three tiers by suffix: `x.test.ts` no server, `x.int.test.ts` one real server, `x.e2e.test.ts` the system. */
export default defineConfig({
  test: {
    retry: 0,
    // Files run in the same order on every machine, whatever ran there before.
    cache: false,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...NEVER_TESTS, '**/*.int.test.ts', '**/*.e2e.test.ts'],
          testTimeout: HANGING_MS,
          hookTimeout: HANGING_MS,
          maxWorkers: COMPUTING,
          // One process for many files: hundreds of them would each load the whole house anew. Nothing happens at import.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      { test: { ...WITH_SERVERS, name: 'int', include: ['**/*.int.test.ts'] } },
      { test: { ...WITH_SERVERS, name: 'e2e', include: ['**/*.e2e.test.ts'] } },
    ],
  },
});
