import { calibratedPolicy, type EpochMs, type RuleSet } from '@tidemark/core';
import { decodePolicy } from '../policy/policy-document.ts';
import { decodeScorecard } from '../scorecard/scorecard-document.ts';

/** The two kinds of rules that the log holds. */
export type RulesKind = 'policy' | 'scorecard';

/** A policy or scorecard of the log, as a partition stores it. Each makes one rule set, together with the newest of the other kind. */
export interface RulesRecord {
  readonly kind: RulesKind;
  /** From 1, ascending per kind. */
  readonly version: number;
  /** When the rule set that it makes takes effect, in epoch milliseconds; ascending over both kinds. */
  readonly effectiveAt: EpochMs;
  /** Canonical JSON. */
  readonly document: string;
}

/** The newest version of a kind; 0 where there is none. */
export function newestVersion(records: readonly RulesRecord[], kind: RulesKind): number {
  return records.findLast((each) => each.kind === kind)?.version ?? 0;
}

/**
 * The record as it comes into force behind those that are known, or undefined when its version is: the first one of a version
 * wins, so that what was interrupted is completed by repeating it.
 *
 * No record comes into force before another one of the log that stands before it: of two who write at the same time, the
 * later in the log acts a millisecond after the other. A fold that refused it would stop for a race.
 */
export function inForceBehind(known: readonly RulesRecord[], record: RulesRecord): RulesRecord | undefined {
  if (record.version <= newestVersion(known, record.kind)) return undefined;
  const last = known.at(-1);
  if (last === undefined || record.effectiveAt > last.effectiveAt) return record;
  return { ...record, effectiveAt: last.effectiveAt + 1 };
}

/**
 * The rule set that one more record makes, read from it and from the newest of the other kind alone: a log of years of
 * scorecards is folded anew record by record.
 *
 * @throws as `rulesFrom`
 */
export function rulesBehind(known: readonly RulesRecord[], record: RulesRecord): RuleSet {
  const newest = (kind: RulesKind) =>
    record.kind === kind ? record : known.findLast((each) => each.kind === kind);
  const [policy, scorecard] = [newest('policy'), newest('scorecard')];
  return ruleSet(policy && readPolicy(policy), scorecard && readScorecard(scorecard), record);
}

/**
 * The rule sets that records make, one each, in their order.
 *
 * @throws PolicyInvalid or ScorecardInvalid for a document that nobody wrote here; RangeError for a scorecard before any policy
 */
export function rulesFrom(records: readonly RulesRecord[]): readonly RuleSet[] {
  let policy: ReturnType<typeof readPolicy> | undefined;
  let scorecard: ReturnType<typeof readScorecard> | undefined;
  return records.map((record) => {
    if (record.kind === 'policy') policy = readPolicy(record);
    else scorecard = readScorecard(record);
    return ruleSet(policy, scorecard, record);
  });
}

function readPolicy({ version, document }: RulesRecord) {
  return { version, rules: decodePolicy(document) };
}

function readScorecard({ version, document }: RulesRecord) {
  return { version, cuts: decodeScorecard(document) };
}

function ruleSet(
  policy: ReturnType<typeof readPolicy> | undefined,
  scorecard: ReturnType<typeof readScorecard> | undefined,
  { version, effectiveAt }: RulesRecord,
): RuleSet {
  if (policy === undefined) throw new RangeError(`scorecard ${version} stands before any policy`);
  return {
    policyVersion: policy.version,
    scorecardVersion: scorecard?.version ?? null,
    effectiveAt,
    policy: calibratedPolicy(policy.rules, scorecard?.cuts ?? null),
  };
}
