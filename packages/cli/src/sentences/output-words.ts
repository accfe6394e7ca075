import type { PublishedOutput } from '@tidemark/operations';
import { describeAlert } from './describe-alert.ts';
import { describeChange } from './describe-change.ts';
import { describeFollowUp } from './describe-follow-up.ts';
import type { SentenceStyle } from './sentence-style.ts';

/** How people read one kind of output, whichever topics carry it. */
export interface OutputWords<Output extends PublishedOutput = PublishedOutput> {
  /** One of it: `segment change`. */
  readonly noun: string;
  /** The same where lines are full: `change`. */
  readonly short: string;
  /** Where a replay writes them. */
  readonly file: string;
  /** What stands behind the customer's name in a sentence. */
  predicate(output: Output, style: SentenceStyle): string;
}

/** The words of every kind of output, in the order in which counts are told. */
export const outputWords: {
  readonly [Type in PublishedOutput['type']]: OutputWords<Extract<PublishedOutput, { type: Type }>>;
} = {
  'segment-changed': {
    noun: 'segment change',
    short: 'change',
    file: 'changes.jsonl',
    predicate: describeChange,
  },
  'churn-alert': { noun: 'churn alert', short: 'alert', file: 'alerts.jsonl', predicate: describeAlert },
  'follow-up-due': {
    noun: 'follow-up',
    short: 'follow-up',
    file: 'follow-ups.jsonl',
    predicate: describeFollowUp,
  },
};

/** The same as a list. */
export const outputKinds = Object.entries(outputWords) as readonly (readonly [
  type: PublishedOutput['type'],
  words: OutputWords,
])[];
