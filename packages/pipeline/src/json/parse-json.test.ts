import { expect, test } from 'vitest';
import { parseJson } from './parse-json.ts';

test('what is written in JSON is read', () => {
  expect(parseJson('{"name":"ada \\u00e9","list":[1,null]}')).toEqual({ name: 'ada é', list: [1, null] });
});

test.each(['{"__proto__":1}', '[{"\\u005f_proto__":1}]', '{"a":{"__pr\\u006fto__":{}}}'])(
  'a property that objects cannot hold is refused, however it is spelt: %s',
  (text) => {
    expect(() => parseJson(text)).toThrow('a property called __proto__');
  },
);

test('the same letters as a value are a text like any other', () => {
  expect(parseJson('{"name":"__proto__"}')).toEqual({ name: '__proto__' });
});
