import { type EpochMs, observedSignals, type Signal, type View } from '@tidemark/core';

/** A signal of churn as it is for one customer at one instant. */
export interface SeenSignal {
  readonly signal: string;
  readonly name: Signal['words']['name'];
  /** False where the policy has switched it off: then it never stands. */
  readonly isOn: boolean;
  /** Since when it has stood; null while it does not. */
  readonly since: EpochMs | null;
  /** What was seen where it stands, and else what it takes; null where nothing could make it stand. */
  readonly words: string | null;
}

/** All signals of a list at the view's instant. */
export function seenSignals(view: View, list: readonly Signal[]): readonly SeenSignal[] {
  const observed = observedSignals(view, list);
  return list.map(({ name: signal, words }) => {
    const seen = observed.find((each) => each.signal === signal);
    const isOn = !view.policy.churn.off.includes(signal);
    return {
      signal,
      name: words.name,
      isOn,
      since: seen?.since ?? null,
      words: seen === undefined ? words.limit(view) : words.observed(seen.observed, seen.threshold),
    };
  });
}
