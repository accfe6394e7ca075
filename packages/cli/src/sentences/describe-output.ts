import { type PublishedOutput, printable } from '@tidemark/operations';
import { type OutputWords, outputWords } from './output-words.ts';
import type { SentenceStyle } from './sentence-style.ts';

/**
 * An output as a sentence, made of its own fields alone.
 *
 * @example
 * 'Ada Novak (c-000123) moved from loyal_customers to at_risk: silent for 90 days (last purchase 2025-03-02), lifecycle established'
 */
export function describeOutput(output: PublishedOutput, style: SentenceStyle): string {
  const name = style.nameOf(output.customerId);
  const who = name === undefined ? output.customerId : `${name} (${output.customerId})`;
  const words: OutputWords = outputWords[output.type];
  const predicate = words.predicate(output, style);
  return printable(`${who} ${predicate}${output.cause.historical ? ' [before go-live]' : ''}`);
}
