/** Every spelling of `__proto__`: its letters as they are, or some of them escaped. */
const MAY_NAME_PROTO = /__proto__|\\u/;

/**
 * Parses JSON that may come from anywhere, and refuses what JavaScript's objects cannot hold: a property called
 * `__proto__` would be dropped by whoever copies it, and what was read would not be what was written.
 *
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  // A reviver called for every property takes ten times as long as parsing, and a partition's memory is read at every look.
  if (!MAY_NAME_PROTO.test(text)) return JSON.parse(text);
  return JSON.parse(text, (name, value: unknown) => {
    if (name === '__proto__') throw new SyntaxError('a property called __proto__');
    return value;
  });
}
