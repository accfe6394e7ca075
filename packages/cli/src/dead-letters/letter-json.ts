import type { LetterView } from '@tidemark/operations';

/** One letter as a JSON object; key and value in hexadecimal, headers as text. */
export function letterJson({ letter, handled, decoded }: LetterView): string {
  const { record, identity: _, ...rest } = letter;
  const { topic, partition, offset, headers, key, value } = record;
  const texts = Object.entries(headers).map(([name, text]) => [name, text.toString()] as const);
  return JSON.stringify(
    {
      ...rest,
      handled: handled ?? null,
      letter: { topic, partition, offset },
      headers: Object.fromEntries(texts),
      keyHex: key?.toString('hex') ?? null,
      valueHex: value?.toString('hex') ?? null,
      decoded: decoded ?? null,
    },
    null,
    2,
  );
}
