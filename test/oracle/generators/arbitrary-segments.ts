import type { Policy } from '@tidemark/core';
import fc from 'fast-check';

/** The segments of the grid and who has bought nothing of late, the better ones first. */
export const SEGMENTS = [
  'champions',
  'loyal_customers',
  'potential_loyalists',
  'new_customers',
  'promising',
  'need_attention',
  'about_to_sleep',
  'at_risk',
  'cant_lose',
  'hibernating',
  'lost',
  'inactive',
] as const;

const scores = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .map(([left, right]): [number, number] => [Math.min(left, right), Math.max(left, right)]);

/** Names of the grid, too, so that dwells rank them; several boxes on one cell, and cells in none. */
export const boxes: fc.Arbitrary<Policy['rfm']['segments']> = fc
  .uniqueArray(
    fc.record({ name: fc.constantFrom('vip', ...SEGMENTS.slice(0, -1)), r: scores, f: scores, m: scores }),
    {
      selector: ({ name }) => name,
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((list) => ({ by: 'boxes', list }));

/** Each combination of five scores an axis in one of a few lists, or in none. */
export const codes: fc.Arbitrary<Policy['rfm']['segments']> = fc
  .array(fc.constantFrom('vip', 'champions', 'at_risk', 'lost', null), { minLength: 125, maxLength: 125 })
  .map((owners) => ({
    by: 'codes',
    list: ['vip', 'champions', 'at_risk', 'lost'].map((name) => ({
      name,
      codes: owners.flatMap((owner, index) => (owner === name ? [codeAt(index)] : [])),
    })),
  }));

function codeAt(index: number): string {
  return [index / 25, (index / 5) % 5, index % 5].map((score) => Math.floor(score) + 1).join('');
}
