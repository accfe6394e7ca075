import { expect, test } from 'vitest';
import { consumeCommand } from './consume.ts';

test('following needs no option: only stopping has one', () => {
  const options = consumeCommand().options.map(({ long }) => long);

  expect(options).toEqual(['--from', '--exit', '--json']);
});
