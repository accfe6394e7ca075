import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { userFolder } from './user-folder.ts';

const { scripts } = JSON.parse(
  readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8'),
) as { readonly scripts: Readonly<Record<string, string>> };

test.each(['demo', 'tidemark'])('pnpm %s means the folder from where it was started', (name) => {
  const env = { npm_lifecycle_script: `${scripts[name]} replay`, INIT_CWD: '/home/ada/orders' };

  expect(userFolder(env, '/srv/tidemark')).toBe('/home/ada/orders');
});

test.each([
  {},
  // Within a test that pnpm runs, or a shell that it opened.
  { npm_lifecycle_script: scripts['test'], INIT_CWD: '/home/ada' },
  { INIT_CWD: '/home/ada' },
])('started by itself it means the folder of its process: %j', (env) => {
  expect(userFolder(env, '/home/ada/orders')).toBe('/home/ada/orders');
});
