import { DAY, type EpochMs, type Output } from '@tidemark/core';

/** Outputs as lines a reader can hold against the rules, instants as days from `start`. */
export function describeOutputs(outputs: readonly Output[], start: EpochMs): readonly string[] {
  return outputs.map((output) => {
    const when = `${(output.at - start) / DAY}d ${output.cause.kind}`;
    if (output.type === 'churn-alert') return `${when}: ${output.kind} ${output.level}`;
    if (output.type === 'follow-up-due') return `${when}: ${output.plan} ${output.number}`;
    return `${when}: ${output.changes.map(({ dimension, to }) => `${dimension}=${to}`).join(' ')}`;
  });
}
