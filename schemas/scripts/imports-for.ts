import type { FoundType } from './named-types.ts';
import { variantUnions } from './place.ts';

const BINARY: Readonly<Record<string, readonly string[]>> = {
  'binary-reader': ['type BinaryReader', 'readBoolean', 'readDouble'],
  'binary-writer': ['type BinaryWriter', 'writeBoolean', 'writeDouble'],
  'read-array': ['readArray'],
  'read-choice': ['noBranch', 'readNullable', 'readSymbol'],
  'read-long': ['readInt', 'readLong'],
  'read-string': ['readString'],
  'write-array': ['writeArray'],
  'write-choice': ['noVariant', 'writePresence', 'writeSymbol'],
  'write-long': ['writeInt', 'writeLong'],
  'write-string': ['writeString'],
};

/** The imports that a generated body needs: what it mentions of the binary functions, the records and the symbols. */
export function importsFor(body: string, types: readonly FoundType[]): string {
  const mentions = (name: string) => new RegExp(`\\b${name.replace('type ', '')}\\b`).test(body);
  const binary = Object.entries(BINARY).flatMap(([file, names]) => {
    const used = names.filter(mentions);
    return used.length > 0 ? [`import { ${used.join(', ')} } from '../binary/${file}.ts';\n`] : [];
  });
  const records = types
    .flatMap(({ type }) => [
      type.name,
      ...(type.type === 'record' ? variantUnions(type).map(({ name }) => name) : []),
    ])
    .sort();
  const list = records.map((name) => `  ${name},\n`).join('');
  return `${binary.join('')}import type {\n${list}} from './records.ts';\nimport * as symbols from './symbols.ts';\n`;
}
