import { expect, test } from 'vitest';
import { type Turn, takeTurns } from './take-turns.ts';

test('the first is heard at once, the others when those before them have ended', () => {
  const heard: string[] = [];
  const [first, second, third] = takeTurns(3, (text) => heard.push(text)) as [Turn, Turn, Turn];

  second.print('two ');
  third.print('three');
  third.end();
  first.print('one ');
  expect(heard).toEqual(['one ']);

  first.end();
  expect(heard).toEqual(['one ', 'two ']);

  second.print('and a half ');
  expect(heard).toEqual(['one ', 'two ', 'and a half ']);

  second.end();
  expect(heard.join('')).toBe('one two and a half three');
});

test('a writer without output holds nobody up', () => {
  const heard: string[] = [];
  const [first, second] = takeTurns(2, (text) => heard.push(text)) as [Turn, Turn];

  second.print('two');
  first.end();

  expect(heard).toEqual(['two']);
});
