import type { Policy } from '@tidemark/core';

/** The currencies that all of these rules have a rate for. */
export function ratedCurrencies(policies: readonly Policy[]): readonly string[] {
  const [first, ...others] = policies.map(({ rates }) => Object.keys(rates));
  return (first ?? []).filter((code) => others.every((codes) => codes.includes(code)));
}
