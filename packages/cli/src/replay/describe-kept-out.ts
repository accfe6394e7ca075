import { type KeptOut, LEAST_CUSTOMERS } from '@tidemark/core';
import { counted } from '../sentences/counted.ts';

/** Why a fit was kept out, for people, without a full stop: `212 customers have bought, and it takes 500`. */
export function describeKeptOut(of: 'purchases' | 'spend', { why, customers }: KeptOut): string {
  switch (why) {
    case 'too-few': {
      const did = of === 'purchases' ? 'has bought' : 'has bought twice and has money left of it';
      return `${counted(customers, 'customer')} ${customers === 1 ? did : did.replaceAll('has', 'have')}, and it takes ${LEAST_CUSTOMERS}`;
    }
    case 'no-repeat-purchase':
      return `none of ${counted(customers, 'customer')} has bought on a second day`;
    case 'at-bound':
      return `the fit to ${counted(customers, 'customer')} ends at a bound: they are all alike, or too different`;
    case 'worse':
      return `the one in force explains the same ${counted(customers, 'customer')} better`;
    default:
      return why satisfies never;
  }
}
