import type { Checkout } from '../pipeline/checkout.ts';

/**
 * Measures each checkout in each round. Which comes first changes from round to round, so that neither has the warmer
 * servers. Returns what each gave, by its name.
 */
export async function runAlternating<Run>(
  checkouts: readonly Checkout[],
  rounds: number,
  measure: (checkout: Checkout, round: number) => Promise<Run>,
): Promise<ReadonlyMap<string, readonly Run[]>> {
  const runs = new Map<string, Run[]>(checkouts.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round++) {
    const inTurn = round % 2 === 1 ? checkouts : checkouts.toReversed();
    for (const checkout of inTurn) runs.get(checkout.name)!.push(await measure(checkout, round));
  }
  return runs;
}
