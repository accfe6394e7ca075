import { isDeepStrictEqual } from 'node:util';
import type { Output } from '@tidemark/core';
import { outputTopics } from '@tidemark/pipeline';
import type { LogRecord } from '@tidemark/stream';
import type { FoldedLog } from '../oracle/fold-log.ts';
import type { World } from '../world/world.ts';
import { NAMES } from './check-positions.ts';
import { recordsOf } from './records-of.ts';

const FRAME_BYTES = 5;

/** What consumers see of a partition is, customer by customer, what the fold of the log gives: the chain 1, 2, 3, … */
export function checkPublished(world: World, partition: number, folded: FoldedLog): readonly string[] {
  const outputs = outputTopics.flatMap(({ name, carries, contract: { schema } }) =>
    recordsOf(world, NAMES.output(name), partition).map((record) =>
      asOutput(carries, record, schema.decode(record.value!, FRAME_BYTES)),
    ),
  );
  const published = Map.groupBy(outputs, ({ customer }) => customer);
  const customers = new Set([...published.keys(), ...folded.outputs.keys()]);
  return [...customers].flatMap((customer) =>
    chainFaults(customer, published.get(customer) ?? [], folded.outputs.get(customer) ?? []),
  );
}

interface Published {
  readonly customer: string;
  readonly type: Output['type'];
  readonly sequence: number;
  readonly output: object;
}

interface Logged {
  readonly eventId: string;
  readonly customerId: string;
  readonly sequence: number;
}

/** An output as the fold gives it: without the record's own id and key. */
function asOutput(type: Output['type'], { key }: LogRecord, logged: Logged): Published {
  const { eventId, customerId, ...fields } = logged;
  const isNamed = eventId === `${customerId}:${logged.sequence}` && String(key) === customerId;
  return { customer: customerId, type, sequence: logged.sequence, output: { type, ...fields, isNamed } };
}

function chainFaults(
  customer: string,
  published: readonly Published[],
  expected: readonly Output[],
): readonly string[] {
  const faults: string[] = [];
  for (const { carries: type } of outputTopics) {
    const order = published.filter((each) => each.type === type).map(({ sequence }) => sequence);
    if (order.some((sequence, at) => at > 0 && sequence <= order[at - 1]!)) {
      faults.push(`${customer}: ${type} records stand in the order ${order.join(',')}`);
    }
  }
  const chain = published.toSorted((left, right) => left.sequence - right.sequence);
  const numbers = chain.map(({ sequence }) => sequence);
  if (numbers.some((sequence, at) => sequence !== at + 1) || chain.length !== expected.length) {
    faults.push(`${customer}: published ${numbers.join(',')}, the log gives 1 to ${expected.length}`);
    return faults;
  }
  chain.forEach(({ output }, at) => {
    if (isDeepStrictEqual(plain(output), plain({ ...expected[at]!, isNamed: true }))) return;
    faults.push(`${customer}:${at + 1} differs from the fold of the log`);
  });
  return faults;
}

/** Values alone: what made an object does not count. */
function plain(value: object): unknown {
  return JSON.parse(JSON.stringify(value));
}
