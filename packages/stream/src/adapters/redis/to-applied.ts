import { TidemarkError } from '../../errors/tidemark-error.ts';

/** Reads A as the script stored it. @throws TidemarkError `store-corrupt` for what is no offset */
export function toApplied(stored: string, key: string): number {
  const applied = Number(stored);
  if (Number.isSafeInteger(applied) && applied >= 0) return applied;
  throw damagedStore(`Cannot read up to where ${key} was folded: its applied offset is no offset`);
}

/** What to throw of what a segmenter never wrote. */
export function damagedStore(found: string): TidemarkError {
  return new TidemarkError(
    'store-corrupt',
    `${found}. The store is damaged, or another program writes there: restore it, or start the segmenter with --rebuild.`,
    { isRetryable: false },
  );
}
