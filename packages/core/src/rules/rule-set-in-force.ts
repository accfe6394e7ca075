import { CoreError } from '../errors/core-error.ts';
import type { EpochMs } from '../time/time-units.ts';
import type { RuleSet, Rules } from './rules.ts';

/** The fields of a state that name its rule set. */
interface UnderRules {
  readonly asOf: EpochMs | null;
  readonly rulesEffectiveAt: EpochMs;
}

/**
 * The rule set in force for a customer, found by its `effectiveAt` (strictly ascending in the list, so it names one). For a
 * customer without events: the first one.
 *
 * @throws CoreError `rules-unknown` when the list does not hold it; the caller has read less of the log than the state has
 */
export function ruleSetInForce(state: UnderRules, { list }: Rules): RuleSet {
  if (state.asOf === null) return list[0]!;
  const newest = list.at(-1)!;
  if (newest.effectiveAt === state.rulesEffectiveAt) return newest;
  const ruleSet = list.find(({ effectiveAt }) => effectiveAt === state.rulesEffectiveAt);
  if (ruleSet === undefined) {
    throw new CoreError(
      'rules-unknown',
      `Cannot fold under the rule set of ${state.rulesEffectiveAt}: not in the list of rule sets`,
    );
  }
  return ruleSet;
}

/** The rule set under which a customer begins whose first event lies at `at`: the last one effective by then. */
export function ruleSetAtBirth(at: EpochMs, list: readonly RuleSet[]): RuleSet {
  return list.findLast(({ effectiveAt }) => effectiveAt <= at) ?? list[0]!;
}

/** The rule set that is passed next, or undefined when the last one is in force. */
export function nextRuleSet(list: readonly RuleSet[], inForce: RuleSet): RuleSet | undefined {
  if (list.at(-1) === inForce) return undefined;
  return list.find(({ effectiveAt }) => effectiveAt > inForce.effectiveAt);
}
