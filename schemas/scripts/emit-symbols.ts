import type { FoundType } from './named-types.ts';

/** The text of `symbols.ts`: every enum's symbols in the order of their numbers on the wire. */
export function emitSymbols(types: readonly FoundType[]): string {
  return types
    .flatMap(({ type }) => (type.type === 'enum' ? [type] : []))
    .map(({ name, doc, symbols }) => {
      const list = symbols.map((symbol) => `'${symbol}'`).join(', ');
      return `/** ${doc} */\nexport const ${name} = [${list}] as const;\n`;
    })
    .join('\n');
}
