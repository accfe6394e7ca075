import type { PublishedOutput } from '@tidemark/operations';
import { describeLastPurchase } from './describe-last-purchase.ts';
import { describeReason } from './describe-reason.ts';
import { listed } from './listed.ts';
import type { SentenceStyle } from './sentence-style.ts';

type Change = Extract<PublishedOutput, { type: 'segment-changed' }>;

/** What became of the customer's classes, and why. */
export function describeChange(output: Change, style: SentenceStyle): string {
  const unmoved = ['rfm', 'lifecycle'].filter(
    (each) => !output.changes.some(({ dimension }) => dimension === each),
  );
  const { segment, lifecycle } = output.profile;
  const rest = unmoved.flatMap((dimension) => {
    if (dimension === 'lifecycle') return [`, lifecycle ${lifecycle}`];
    return segment === null ? [] : [`, still ${segment}`];
  });
  return `${describeMoves(output)}: ${describeReason(output)}${describeLastPurchase(output, style)}${rest.join('')}`;
}

/** First classes by which nothing is known yet: a newcomer has several, and they would drown the rest. */
const EMPTY_CLASSES = ['unknown', 'none'];

/** `moved from a to b and in lifecycle from c to d`: the verb is not repeated. */
function describeMoves({ changes }: Change): string {
  let previous = '';
  const telling = changes.filter(
    ({ from, to }) => from !== null || to === null || !EMPTY_CLASSES.includes(to),
  );
  const moves = (telling.length > 0 ? telling : changes).map(({ dimension, from, to }) => {
    const verb = from === null ? 'begins ' : 'moved ';
    const told = verb === previous ? '' : verb;
    previous = verb;
    const where = dimension === 'rfm' ? '' : `in ${dimension} `;
    return `${told}${where}${from === null ? `as ${to}` : `from ${from} to ${to ?? 'no class'}`}`;
  });
  return listed(moves);
}
