import { retail } from '@tidemark/core';

/** The default policy as a document, with parts of its rfm in other words. */
export function policyWith(rfm: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...retail, rfm: { ...retail.rfm, ...rfm } };
}
