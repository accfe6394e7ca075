import type { PublishedOutput } from '@tidemark/operations';
import type { Tone } from './paint.ts';

/** The `most` most notable outputs, in their own order: alerts before changes, calls before mails, silence before purchases, newcomers last. */
export function mostNotable(outputs: readonly PublishedOutput[], most: number): readonly PublishedOutput[] {
  if (outputs.length <= most) return outputs;
  const chosen = new Set(outputs.toSorted((a, b) => weight(b) - weight(a)).slice(0, most));
  return outputs.filter((output) => chosen.has(output));
}

function weight(output: PublishedOutput): number {
  if (output.type === 'churn-alert') return output.kind === 'CLEARED' ? 5 : 6;
  if (output.type === 'follow-up-due')
    return output.channel === 'phone' || output.channel === 'visit' ? 4 : 1;
  if (output.changes.some(({ to }) => to === 'won_back' || to === 'churned')) return 4;
  if (output.changes.every(({ from }) => from === null)) return 0;
  return output.cause.kind === 'SILENCE' ? 3 : 2;
}

/** Good news, bad news, or neither. */
export function toneOf(output: PublishedOutput): Tone {
  if (output.type === 'churn-alert') {
    return output.kind === 'RAISED' || output.kind === 'ESCALATED' ? 'bad' : 'good';
  }
  if (output.type === 'follow-up-due') return 'plain';
  return output.changes.some(({ to }) => to === 'won_back') ? 'good' : 'plain';
}
