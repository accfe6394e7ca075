import type { Policy } from '@tidemark/core';
import { encodePolicy } from '@tidemark/pipeline';

/** One value that differs between two documents; undefined where one has none. */
export interface Difference {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Where a policy differs from a logged document, by path. */
export function differingRules(document: string, policy: Policy): readonly Difference[] {
  // Both in the order of the log: a list of objects is compared as text.
  return differences(JSON.parse(document), JSON.parse(encodePolicy(policy)));
}

/** Where two JSON documents differ, by path, each value as JSON. A list that differs is one value: its places mean nothing alone. */
export function differences(before: unknown, after: unknown): readonly Difference[] {
  const left = new Map(leaves(before, []));
  const right = new Map(leaves(after, []));
  const paths = [...new Set([...left.keys(), ...right.keys()])].sort();
  return paths
    .map((path) => ({ path, before: left.get(path), after: right.get(path) }))
    .filter((each) => each.before !== each.after);
}

function leaves(value: unknown, path: readonly string[]): readonly (readonly [path: string, json: string])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isEmpty(value))
    return [[path.join('.'), JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}
