/**
 * Parses JSON that may come from anywhere, and refuses what JavaScript's objects cannot hold: a property called
 * `__proto__` would be dropped by whoever copies it, and what was read would not be what was written.
 *
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text, (name, value: unknown) => {
    if (name === '__proto__') throw new SyntaxError('a property called __proto__');
    return value;
  });
}
