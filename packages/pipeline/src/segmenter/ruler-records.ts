import { calibratedPolicy, type EpochMs, type Policy, type Ruler, type Scorecard } from '@tidemark/core';
import { decodeScorecard } from '../calibration/scorecard-document.ts';
import { decodePolicy } from '../policy/policy-document.ts';

export type RulerKind = 'policy' | 'scorecard';

/** A policy or scorecard of the log, as a partition remembers it. Each makes one ruler: with the newest of the other kind. */
export interface RulerRecord {
  readonly kind: RulerKind;
  /** Of its kind, ascending. */
  readonly version: number;
  /** From when the ruler that it makes acts. */
  readonly effectiveAt: EpochMs;
  /** Canonical JSON. */
  readonly document: string;
}

/** The newest version of a kind; 0 where there is none. */
export function newestVersion(records: readonly RulerRecord[], kind: RulerKind): number {
  return records.findLast((each) => each.kind === kind)?.version ?? 0;
}

/**
 * The record as it comes into force behind those that are known, or undefined when its version is: the first one of a version
 * wins, so that what was interrupted is completed by repeating it.
 *
 * No record comes into force before another one of the log that stands before it: of two who write at the same time, the
 * later in the log acts a millisecond after the other. A fold that refused it would stop for a race.
 */
export function inForceBehind(known: readonly RulerRecord[], record: RulerRecord): RulerRecord | undefined {
  if (record.version <= newestVersion(known, record.kind)) return undefined;
  const last = known.at(-1);
  if (last === undefined || record.effectiveAt > last.effectiveAt) return record;
  return { ...record, effectiveAt: last.effectiveAt + 1 };
}

/**
 * The ruler that one more record makes, read from it and from the newest of the other kind alone: a log of years of
 * scorecards is folded anew record by record.
 *
 * @throws as `rulersFrom`
 */
export function rulerBehind(known: readonly RulerRecord[], record: RulerRecord): Ruler {
  const newest = (kind: RulerKind) => known.findLast((each) => each.kind === kind);
  const deciding = [newest('policy'), newest('scorecard'), record].filter((each) => each !== undefined);
  return rulersFrom(deciding).at(-1)!;
}

/**
 * The rulers that records make, one each, in their order.
 *
 * @throws PolicyInvalid or ScorecardInvalid for a document that nobody wrote here; RangeError for a scorecard before any policy
 */
export function rulersFrom(records: readonly RulerRecord[]): readonly Ruler[] {
  let policy: { readonly version: number; readonly rules: Policy } | undefined;
  let scorecard: { readonly version: number; readonly cuts: Scorecard } | undefined;
  return records.map(({ kind, version, effectiveAt, document }) => {
    if (kind === 'policy') policy = { version, rules: decodePolicy(document) };
    else scorecard = { version, cuts: decodeScorecard(document) };
    if (policy === undefined) throw new RangeError(`scorecard ${version} stands before any policy`);
    return {
      policyVersion: policy.version,
      scorecardVersion: scorecard?.version ?? null,
      effectiveAt,
      policy: calibratedPolicy(policy.rules, scorecard?.cuts ?? null),
    };
  });
}
