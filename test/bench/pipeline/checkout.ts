import { fileURLToPath } from 'node:url';

/** Whose services are measured. */
export interface Checkout {
  /** As the table says: `before`, `after`. */
  readonly name: string;
  /** The root of its working tree, dependencies installed. */
  readonly folder: string;
}

const OWN_FOLDER = fileURLToPath(new URL('../../..', import.meta.url));

/** This working tree alone, or after the one that it is compared with. */
export function checkoutsOf(against: string | undefined): readonly Checkout[] {
  if (against === undefined) return [{ name: 'this', folder: OWN_FOLDER }];
  return [
    { name: 'before', folder: against },
    { name: 'after', folder: OWN_FOLDER },
  ];
}
