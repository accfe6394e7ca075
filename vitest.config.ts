import { defineConfig } from 'vitest/config';

const NEVER_TESTS = ['**/node_modules/**', '.cache/**'];
const WITH_SERVERS = {
  globalSetup: ['test/support/global-setup.ts'],
  // One file at a time: two cores also carry a broker, a registry and Redis.
  fileParallelism: false,
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

/** Three tiers by suffix: `x.test.ts` no server, `x.int.test.ts` one real server, `x.e2e.test.ts` the system. */
export default defineConfig({
  test: {
    retry: 0,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...NEVER_TESTS, '**/*.int.test.ts', '**/*.e2e.test.ts'],
          testTimeout: 30_000,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...WITH_SERVERS,
          name: 'int',
          include: ['**/*.int.test.ts'],
          exclude: NEVER_TESTS,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...WITH_SERVERS,
          name: 'e2e',
          include: ['**/*.e2e.test.ts'],
          exclude: NEVER_TESTS,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
