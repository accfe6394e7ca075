import {
  type ClassInForce,
  type EpochMs,
  type Fold,
  type NextFollowUp,
  nextFollowUp,
  type Outlook,
  outlookOf,
  type Policy,
  type Profile,
  type Rules,
  ruleSetInForce,
  type State,
  standardFold,
  type Upcoming,
  type View,
  viewAt,
} from '@tidemark/core';
import { decodeMemory, memoryFields, readDeployment, rulesOf, unpackState } from '@tidemark/pipeline';
import { partitionFor, type ServiceContext } from '@tidemark/stream';
import { type SeenSignal, seenSignals } from './seen-signals.ts';

/** How many dues ahead people want to see. */
const DUES_SHOWN = 8;

/** A customer as the store of a running deployment holds it. */
export interface CustomerView {
  readonly customerId: string;
  readonly partition: number;
  /** A: the log is folded up to this offset; what came after it is not seen here. */
  readonly applied: number;
  /** The latest tick of the partition, epoch milliseconds. */
  readonly streamTime: EpochMs;
  /** As of the stream time; null for a state without events. */
  readonly profile: Profile | null;
  /** What speaks for a churn and what would, as of the stream time, in the order of the fold's signals. */
  readonly signals: readonly SeenSignal[];
  /** What an alert of the stream time would say of the future. */
  readonly outlook: Outlook;
  /** The plan in force as of the customer's own time, and what it brings next; null where none is. */
  readonly followUp: NextFollowUp | null;
  /** In force, as of the customer's own time, in the order of the fold's dimensions. */
  readonly classes: readonly ClassInForce[];
  /** The next instants at which something becomes due without further events, with its outputs; eight at most. */
  readonly upcoming: readonly Upcoming[];
  /** Names of classes for people, as the newest policy has them. */
  readonly labels: Policy['labels'];
  readonly state: State;
}

/**
 * Reads a customer from the store; undefined when it holds none of that id. Ids are compared byte for byte.
 *
 * @param fold the deployment's
 * @throws TidemarkError `refused` when the deployment is not set up, `store-corrupt` for a state that cannot be read
 */
export async function readCustomer(
  context: ServiceContext,
  customerId: string,
  fold: Fold = standardFold,
): Promise<CustomerView | undefined> {
  const { partitions } = await readDeployment(context);
  const partition = partitionFor(customerId, partitions);
  const store = context.store.partition(partition);
  const [{ fields }, read] = await Promise.all([store.readFields(memoryFields), store.read([customerId])]);
  const [bytes] = read.states;
  if (bytes === undefined) return undefined;
  const memory = decodeMemory(fields);
  const rules = rulesOf(memory);
  const state = unpackState(bytes, partition, fold);
  const now = viewOf(fold.advance(state, memory.time, rules).state, memory.time, rules);
  return {
    customerId,
    partition,
    applied: read.applied!,
    streamTime: memory.time,
    profile: fold.profileAt(state, memory.time, rules),
    signals: seenSignals(now, fold.signals),
    outlook: outlookOf(now),
    followUp: nextFollowUp(viewOf(state, 0, rules)),
    classes: fold.classesOf(state),
    upcoming: fold.upcoming(state, rules, DUES_SHOWN),
    labels: rules.list.at(-1)!.policy.labels,
    state,
  };
}

/** The state seen from an instant, or from the customer's own time where that is later. */
function viewOf(state: State, at: EpochMs, rules: Rules): View {
  return viewAt(state, Math.max(at, state.asOf ?? 0), ruleSetInForce(state, rules), rules.deployment);
}
