import type { ObservedSignal } from '../outputs/output.ts';
import type { Signal } from '../signals/signal.ts';
import { signalsOn } from '../signals/signals-on.ts';
import type { View } from '../state/view.ts';

/**
 * The signals that stand at the view's instant, in the order of the list, each with what was observed; empty before the
 * first PURCHASE.
 */
export function observedSignals(view: View, list: readonly Signal[]): readonly ObservedSignal[] {
  const observed: ObservedSignal[] = [];
  if (view.state.lastPurchaseAt === null) return observed;
  for (const signal of signalsOn(view.policy, list)) {
    const evidence = signal.stands(view);
    if (evidence !== null)
      observed.push({
        signal: signal.name,
        observed: evidence.observed,
        threshold: evidence.threshold,
        since: signal.since(view),
      });
  }
  return observed;
}
