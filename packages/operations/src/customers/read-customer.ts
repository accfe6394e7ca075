import {
  type ClassInForce,
  type EpochMs,
  type Fold,
  type Policy,
  type Profile,
  type State,
  standardFold,
  type Upcoming,
} from '@tidemark/core';
import { decodeMemory, memoryFields, readDeployment, rulesOf, unpackState } from '@tidemark/pipeline';
import { partitionFor, type ServiceContext } from '@tidemark/stream';

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
  return {
    customerId,
    partition,
    applied: read.applied!,
    streamTime: memory.time,
    profile: fold.profileAt(state, memory.time, rules),
    classes: fold.classesOf(state),
    upcoming: fold.upcoming(state, rules, DUES_SHOWN),
    labels: rules.list.at(-1)!.policy.labels,
    state,
  };
}
