import type { UnlikelyBuyers } from '@tidemark/operations';
import { counted } from '../sentences/counted.ts';
import { significant } from '../sentences/significant.ts';

/** Whom the model of purchases calls unlikely to buy; of a sample with what that makes of the whole deployment. */
export function describeUnlikely({ unlikely, buyers, looked, customers }: UnlikelyBuyers): string {
  if (buyers === 0) return 'Nobody has bought yet, and nobody is unlikely to.';
  const share = `${significant((100 * unlikely) / buyers)} %`;
  const seen = 'Unlikely to buy by the model of purchases now (signal p_active)';
  if (looked === customers)
    return `${seen}: ${counted(unlikely, 'customer')} of ${counted(buyers, 'buyer')}, ${share}.`;
  const all = Math.round((unlikely / looked) * customers);
  return `${seen}: ${counted(unlikely, 'customer')} of a sample of ${counted(buyers, 'buyer')}, ${share}; so some ${counted(all, 'customer')} of the whole deployment.`;
}
