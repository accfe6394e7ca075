import type { Policy } from '@tidemark/core';
import { checkPolicy, type PolicyFault, PolicyInvalid } from '@tidemark/pipeline';
import { InputError, readText } from '@tidemark/simulation';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { lineOf } from '../documents/line-of.ts';

/** A policy and where in its file everything stands. */
export interface PolicyFile {
  readonly policy: Policy;
  /** `<file>:<line>: <path>: <message>` */
  readonly locate: (fault: PolicyFault) => string;
}

/**
 * Reads a policy from a YAML file.
 *
 * @throws InputError naming every fault with its line: no UTF-8, no YAML, or no policy
 */
export async function readPolicyFile(path: string): Promise<PolicyFile> {
  const lines = new LineCounter();
  const document = parseDocument(await textOf(path), { lineCounter: lines });
  if (document.errors.length > 0) {
    throw unusable(
      document.errors.map(({ linePos, message }) => `${path}:${linePos?.[0].line ?? 1}: ${message}`),
    );
  }
  const locate = ({ path: keys, message }: PolicyFault) =>
    `${path}:${lineOf(document, lines, keys)}: ${keys.join('.') || 'the policy'}: ${message}`;
  try {
    return { policy: checkPolicy(plainValue(document, path)), locate };
  } catch (error) {
    if (!(error instanceof PolicyInvalid)) throw error;
    throw unusable(error.faults.map(locate));
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return await readText('policy', path);
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new InputError(`Cannot read policy ${path}: ${cause.message}`, { cause });
  }
}

/** The library refuses aliases that lead nowhere or multiply beyond reason only now. */
function plainValue(document: Document, path: string): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    if (!(cause instanceof ReferenceError)) throw cause;
    throw new InputError(`Cannot read policy ${path}: ${cause.message}`, { cause });
  }
}

/** What to throw of a file that holds no rules, or rules that cannot be used here. */
export function unusable(faults: readonly string[]): InputError {
  return new InputError(`Cannot use this policy:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
}
