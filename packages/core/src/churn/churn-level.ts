import type { ChurnLevel } from '../outputs/output.ts';
import type { EvidenceKind, Signal } from '../signals/signal.ts';
import { signalsOn } from '../signals/signals-on.ts';
import type { View } from '../state/view.ts';

/** Each kind of evidence as a bit: a level is how many of them are set. */
const bits = { silence: 1, decline: 2, voice: 4 } as const satisfies Record<EvidenceKind, number>;

/** By the bits that are set: no kind low, one medium, two or three high. */
const levels = ['low', 'medium', 'medium', 'high', 'medium', 'high', 'high', 'high'] as const;

// A step asks for the level, and so do the profiles of its outputs: the signals are looked at once.
let lastView: View | undefined;
let lastList: readonly Signal[] | undefined;
let lastLevel: ChurnLevel = 'low';

/**
 * The raw churn level at the view's instant, by how many kinds of evidence at least one signal stands: none low, one medium,
 * two or three high (FOLD.md, section 5). Low before the first PURCHASE.
 */
export function churnLevel(view: View, list: readonly Signal[]): ChurnLevel {
  if (view === lastView && list === lastList) return lastLevel;
  lastLevel = view.state.lastPurchaseAt === null ? 'low' : levelOf(view, list);
  lastView = view;
  lastList = list;
  return lastLevel;
}

function levelOf(view: View, list: readonly Signal[]): ChurnLevel {
  const on = signalsOn(view.policy, list);
  let kinds = 0;
  for (let index = 0; index < on.length; index++) {
    const signal = on[index]!;
    const bit = bits[signal.kind];
    // One signal of a kind is enough: the others of it need no look.
    if ((kinds & bit) === 0 && signal.stands(view) !== null) kinds |= bit;
  }
  return levels[kinds]!;
}
