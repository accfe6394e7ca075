import type { AlertKind, ChurnAlert } from '@tidemark/core';
import type { Replayed } from '../replay/fold/replay-history.ts';
import type { Silences } from './collect-silences.ts';
import type { Alarm } from './tally.ts';

/** The alerts of one kind that a replay published, each with the silence in which it came. */
export function* alertsOf(
  { outputs }: Replayed,
  { byCustomer }: Silences,
  kind: AlertKind,
): Generator<Alarm> {
  for (const { customerId, output } of outputs) {
    if (!isAlertOf(output, kind)) continue;
    const silence = byCustomer.get(customerId)?.findLast(({ lastAt }) => lastAt <= output.at);
    if (silence !== undefined) yield { silence, at: output.at };
  }
}

function isAlertOf(output: Replayed['outputs'][number]['output'], kind: AlertKind): output is ChurnAlert {
  return output.type === 'churn-alert' && output.kind === kind;
}
