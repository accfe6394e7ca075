import { calibratedPolicy, dayEnd, type EpochMs, type Fold, localDay, type Policy } from '@tidemark/core';
import type { Progress } from '@tidemark/operations';
import { deploymentRules, newestScorecard, readDeployment, rulesFrom } from '@tidemark/pipeline';
import type { ServiceContext } from '@tidemark/stream';
import { InputError } from '../input/input-error.ts';
import type { Explain } from './compare/explain.ts';
import { type Movers, whoWouldMove } from './compare/who-would-move.ts';
import { historyOf } from './history/history.ts';
import { loadHistory } from './history/load-history.ts';

/** What is tried, on which file. */
export interface TriedRules {
  readonly policy: Policy;
  readonly path: string;
  /** The deployment's; the standard lists by default. */
  readonly fold?: Fold;
}

/**
 * Tries rules for a running deployment on a history: everybody is brought to where the deployment's own rules put them,
 * and passes the new ones at the last millisecond of the history's last day, or now if that has not come yet.
 *
 * @throws InputError for a file that cannot be used
 */
export async function tryRules(
  context: ServiceContext,
  { policy, path, fold }: TriedRules,
  { explain, progress }: { readonly explain: Explain; readonly progress: Progress },
): Promise<Movers> {
  const { now } = context.timing;
  const deployment = await readDeployment(context);
  const [currency, ...rated] = deployment.currencies;
  const input = { path, currency, rated, currenciesOf: 'deployment', badRowsPath: undefined } as const;
  const { events } = await loadHistory(input, progress, now);
  const last = events.at(-1)?.occurredAt;
  if (last === undefined) throw new InputError(`Cannot try rules on ${path}: it has no rows`);
  const records = await deploymentRules(context);
  const rules = { deployment, list: rulesFrom(records) };
  const endOfDay = dayEnd(deployment.zone, localDay(deployment.zone, last));
  const end: EpochMs = Math.max(last, Math.min(endOfDay, now()));
  const history = historyOf(events, Math.max(end, rules.list.at(-1)!.effectiveAt + 1));
  progress.begin('folding', history.customers.length);
  try {
    const next = calibratedPolicy(policy, newestScorecard(records) ?? null);
    return whoWouldMove(history, { rules, policy: next, fold }, { explain, onCustomer: progress.advance });
  } finally {
    progress.end();
  }
}
