import { coolDownEnd } from '../churn/alert-move.ts';
import { nextSignalChange } from '../churn/next-signal-change.ts';
import type { DeploymentConfig } from '../rules/deployment-config.ts';
import type { RuleSet } from '../rules/rules.ts';
import type { State } from '../state/state.ts';
import { viewAt } from '../state/view.ts';
import { earlierAfter } from '../time/earliest-after.ts';
import { DAY, type EpochMs, NEVER } from '../time/time-units.ts';
import type { FoldLists } from './fold-lists.ts';

/**
 * The first instant after `after` at which silence may publish something or begin a waiting, or `NEVER`. A lower bound:
 * between two candidates nothing changes, at a candidate something may. A handful of comparisons, no class is read.
 */
export function nextCandidate(
  state: State,
  after: EpochMs,
  ruleSet: RuleSet,
  deployment: DeploymentConfig,
  { dimensions, signals }: FoldLists,
): EpochMs {
  const view = viewAt(state, after, ruleSet, deployment);
  let next = nextSignalChange(view, signals);
  for (let index = 0; index < dimensions.length; index++) {
    const dimension = dimensions[index]!;
    next = earlierAfter(after, dimension.nextChange(view, next), next);
    const { waiting } = state.assignments[index]!;
    const rule = waiting === null ? undefined : view.policy.dwell[dimension.name];
    if (waiting !== null && rule !== undefined)
      next = earlierAfter(after, waiting.since + rule.days * DAY, next);
  }
  const heldBackUntil = state.publishedLevel === 'low' ? coolDownEnd(state, view.policy) : undefined;
  return earlierAfter(after, heldBackUntil ?? NEVER, next);
}
