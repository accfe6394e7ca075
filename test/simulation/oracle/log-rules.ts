import {
  calibratedPolicy,
  type DeploymentConfig,
  type Policy,
  type RuleSet,
  type Rules,
  type Scorecard,
} from '@tidemark/core';
import type { BlockEntry, Deployment as LoggedDeployment } from '@tidemark/schemas';
import { type Entry, sweepFrom } from './due-order.ts';

/** Deployment, rule sets and the sweep under way. */
export function openRules() {
  let deployment: DeploymentConfig | undefined;
  let list: readonly RuleSet[] = [];
  let combined: Rules | undefined;
  let swept = 1;
  let sweep: { readonly through: number; readonly after: Entry | undefined } | undefined;
  let policy: { readonly version: number; readonly parsed: Policy } | undefined;
  let scorecard: { readonly version: number; readonly cuts: Scorecard } | undefined;

  const learn = (entry: BlockEntry) => {
    if (entry.type === 'Deployment') deployment = deploymentOf(entry);
    if (entry.type !== 'Policy' && entry.type !== 'Scorecard') return;
    const { version, document } = entry;
    const known = entry.type === 'Policy' ? policy : scorecard;
    if (known !== undefined && version <= known.version) return;
    if (entry.type === 'Policy') policy = { version, parsed: JSON.parse(document) as Policy };
    else scorecard = { version, cuts: JSON.parse(document) as Scorecard };
    const ruleSet = {
      policyVersion: policy!.version,
      scorecardVersion: scorecard?.version ?? null,
      effectiveAt: Math.max(entry.effectiveAt, (list.at(-1)?.effectiveAt ?? -1) + 1),
      policy: calibratedPolicy(policy!.parsed, scorecard?.cuts ?? null),
    };
    list = [...list, ruleSet];
    combined = { deployment: deployment!, list };
  };
  return {
    learn,
    rules: () => combined!,
    inForce: (time: number) => list.findLast(({ effectiveAt }) => effectiveAt <= time) ?? list[0]!,
    /** The customers that a tick takes past the rule sets in force. */
    sweep: (time: number, entries: readonly Entry[], limit: number): readonly Entry[] => {
      const through = list.filter(({ effectiveAt }) => effectiveAt <= time).length;
      if (sweep === undefined && through <= swept) return [];
      sweep ??= { through, after: undefined };
      const next = sweepFrom(entries, sweep.after, limit);
      if (next.length === limit) sweep = { ...sweep, after: next.at(-1) };
      else {
        swept = sweep.through;
        sweep = undefined;
      }
      return next;
    },
  };
}

function deploymentOf({ type: _, time, ...deployment }: LoggedDeployment): DeploymentConfig {
  return { ...deployment, time: time === 'REAL' ? 'real' : 'simulated' };
}
