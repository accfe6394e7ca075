import { advance, apply, emptyState, type Output, type Rules, type State } from '@tidemark/core';
import { outputJson } from '../../packages/operations/src/outputs/output-json.ts';
import type { PublishedOutput } from '../../packages/operations/src/outputs/published-output.ts';
import { toCoreEvent } from '../../packages/pipeline/src/segmenter/to-core-event.ts';
import type { LoggedEntry } from './log-entries.ts';

/** Each customer's outputs in their order, as lines of JSON. */
export type Chains = ReadonlyMap<string, readonly string[]>;

/** What core alone publishes of a log: each customer's events in its order, each record once, then one tick at the latest stream time. */
export function foldLog(entries: readonly LoggedEntry[], rules: Rules): Chains {
  const customers = new Map<string, { state: State; partition: number; outputs: Output[] }>();
  const times = new Map<number, number>();
  const seen = new Set<string>();
  for (const { entry, partition, origin } of entries) {
    if (entry.type === 'Tick') times.set(partition, Math.max(times.get(partition) ?? 0, entry.at));
    if (entry.type !== 'CustomerEvent' || seen.has(origin!)) continue;
    seen.add(origin!);
    const known = customers.get(entry.customerId) ?? {
      state: emptyState(entry.customerId),
      partition,
      outputs: [],
    };
    const { state, outputs } = apply(known.state, toCoreEvent(entry), rules);
    customers.set(entry.customerId, { state, partition, outputs: [...known.outputs, ...outputs] });
  }
  const chains = new Map<string, readonly string[]>();
  for (const [customerId, { state, partition, outputs }] of customers) {
    const silences = advance(state, times.get(partition) ?? 0, rules).outputs;
    const published = [...outputs, ...silences].map((output) => lineOf(customerId, output));
    if (published.length > 0) chains.set(customerId, published);
  }
  return chains;
}

/** What was published, in the same form, each chain by sequence. */
export function chainsOf(outputs: readonly PublishedOutput[]): Chains {
  const chains = new Map<string, PublishedOutput[]>();
  for (const output of outputs) {
    const chain = chains.get(output.customerId);
    if (chain === undefined) chains.set(output.customerId, [output]);
    else chain.push(output);
  }
  const bySequence = (left: PublishedOutput, right: PublishedOutput) => left.sequence - right.sequence;
  return new Map([...chains].map(([id, chain]) => [id, chain.sort(bySequence).map(outputJson)]));
}

/** The customers whose chains differ, or that only one side knows. */
export function differingChains(left: Chains, right: Chains): readonly string[] {
  return [...new Set([...left.keys(), ...right.keys()])].filter(
    (id) => left.get(id)?.join('\n') !== right.get(id)?.join('\n'),
  );
}

/** An output of core as the line of a published one. */
export function lineOf(customerId: string, output: Output): string {
  return outputJson({ customerId, ...output });
}
