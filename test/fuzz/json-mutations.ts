import fc from 'fast-check';

/** Names that every object inherits, and others that a careless reader falls over. */
const strangeName = fc.constantFrom('__proto__', 'constructor', 'toString', 'length', '', '0', 'then', 'NaN');
const name = fc.oneof(strangeName, fc.string({ maxLength: 4 }));
const number = fc.oneof(
  fc.constantFrom(-1, 0, 1, 0.5, -0, 1e300, 2 ** 53, 2 ** 53 - 1, -(2 ** 53), 2 ** 31, 36_500, 36_501),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.maxSafeInteger(),
);
const leaf = fc.oneof(number, fc.string({ maxLength: 9 }), fc.constantFrom(null, true, false, [], {}));

interface JsonChange {
  readonly place: number;
  readonly how: 'replace' | 'remove' | 'add' | 'twice';
  readonly name: string;
  readonly value: unknown;
}

const change: fc.Arbitrary<JsonChange> = fc.record({
  place: fc.nat(),
  how: fc.constantFrom('replace', 'remove', 'add', 'twice'),
  name,
  value: fc.oneof(leaf, fc.array(leaf, { maxLength: 5 }), fc.dictionary(name, leaf, { maxKeys: 3 })),
});

/** JSON texts: these with up to four of their parts replaced, removed or joined by others. */
export function mutatedJson(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(texts, fc.array(change, { maxLength: 4 }))
    .map(([text, changes]) => JSON.stringify(changes.reduce(changed, JSON.parse(text) as unknown)));
}

/** Every object and array in a value. */
function holders(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(holders)];
}

function changed(value: unknown, { place, how, name: added, value: put }: JsonChange): unknown {
  const copy = structuredClone(value);
  const all = holders(copy);
  if (all.length === 0) return put;
  const holder = all[place % all.length]!;
  const names = Object.keys(holder);
  const chosen = names[place % Math.max(1, names.length)];
  if (how === 'add' || chosen === undefined)
    define(holder, Array.isArray(holder) ? String(names.length) : added, put);
  else if (how === 'remove' && Array.isArray(holder)) holder.splice(Number(chosen), 1);
  else if (how === 'remove') Reflect.deleteProperty(holder, chosen);
  else define(holder, chosen, how === 'twice' ? [Reflect.get(holder, chosen), put] : put);
  return copy;
}

/** As JSON.parse does: also a property called `__proto__` is one of its own. */
function define(holder: object, property: string, value: unknown): void {
  Object.defineProperty(holder, property, { value, enumerable: true, configurable: true, writable: true });
}
