import type { z } from 'zod';

/** What is wrong with a policy, or has no effect in it, and where. */
export interface PolicyFault {
  /** Keys and indices from the top; empty for the policy as a whole. */
  readonly path: readonly (string | number)[];
  /** To be read behind the path. */
  readonly message: string;
}

/** The faults that a schema has found, their paths below `prefix`. An unknown key is reported at its own path, not at its parent's. */
export function faultsOf(
  error: z.ZodError | undefined,
  prefix: PolicyFault['path'] = [],
): readonly PolicyFault[] {
  return (error?.issues ?? []).flatMap((issue) => {
    const path = [...prefix, ...issue.path.map(toKey)];
    if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
    return issue.keys.map((key) => ({ path: [...path, key], message: 'there is no such setting' }));
  });
}

/** Faults as they are found below a part. */
export function below(prefix: PolicyFault['path'], faults: readonly PolicyFault[]): readonly PolicyFault[] {
  return faults.map(({ path, message }) => ({ path: [...prefix, ...path], message }));
}

/** The faults that are not among others, by path and message. */
export function without(
  faults: readonly PolicyFault[],
  others: readonly PolicyFault[],
): readonly PolicyFault[] {
  const known = new Set(others.map(asText));
  return faults.filter((fault) => !known.has(asText(fault)));
}

function asText({ path, message }: PolicyFault): string {
  return JSON.stringify([path, message]);
}

function toKey(key: PropertyKey): string | number {
  return typeof key === 'symbol' ? String(key) : key;
}
