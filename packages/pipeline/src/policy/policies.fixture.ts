import { retail } from '@tidemark/core';
import { checkPolicy, PolicyInvalid } from './policy-document.ts';

/** The default policy as a document, with parts of its rfm in other words. */
export function policyWith(rfm: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...retail, rfm: { ...retail.rfm, ...rfm } };
}

/** The faults of a document, as `path: message`; none of a policy that can be used. */
export function faultsIn(document: unknown): readonly string[] {
  try {
    checkPolicy(document);
    return [];
  } catch (error) {
    if (!(error instanceof PolicyInvalid)) throw error;
    return error.faults.map(({ path, message }) => `${path.join('.')}: ${message}`);
  }
}
