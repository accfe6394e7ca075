import type { EpochMs } from '@tidemark/core';
import { type PartitionBounds, refusal, type ServiceContext, type TidemarkError } from '@tidemark/stream';
import { existingBounds } from '../deployment/existing-bounds.ts';
import { readDeployment } from '../deployment/read-deployment.ts';
import { namesOf } from '../names/names.ts';
import { newestVersion, type RulesKind, type RulesRecord } from '../rules-records/rules-records.ts';
import { appendRules } from './append-rules.ts';
import { readRules } from './read-rules.ts';

/** How far ahead new rules take effect by default, in milliseconds: by then all partitions have them. */
export const RULES_LEAD_MS = 60_000;

/** A policy or scorecard that is to be written into the log. */
export interface ProposedRules {
  readonly kind: RulesKind;
  /** Canonical JSON. */
  readonly document: string;
  /** When it takes effect, in epoch milliseconds; undefined: at `earliest`, or right after the rules before it. */
  readonly effectiveAt: EpochMs | undefined;
  /** By default a minute ahead of the wall clock. */
  readonly earliest?: EpochMs | undefined;
  /** The version of its kind that it was compared with (0: none): when another is the newest by now, it is overtaken. */
  readonly after?: number | undefined;
}

/** What has been done with it. */
export interface PublishedRules {
  /** The newest of its kind now: the other writer's when this one was overtaken. */
  readonly record: RulesRecord;
  /**
   * `unchanged`: it was the newest of every partition before; `completed`: of partition 0, and some others lacked it or an
   * earlier one, whose customers now pass it at the same instant as all others, also when that has passed; `overtaken`:
   * somebody else has published another one meanwhile or at the same time, and this one has no effect.
   */
  readonly outcome: 'published' | 'completed' | 'unchanged' | 'overtaken';
}

/**
 * Writes a policy or scorecard into every partition of the log. Partition 0 decides: its first record of a version counts, and
 * its order is that of all.
 *
 * 1. What is the newest of its kind already is not written again. 2. Else the next version is appended to partition 0 and read
 * back: somebody else may have been faster. 3. Every other partition gets, in order, what it lacks of partition 0's; so what
 * was interrupted is completed by the next writer, whoever that is.
 *
 * @throws TidemarkError `refused` when it would take effect before others or in the past
 */
export async function publishRules(
  context: ServiceContext,
  proposed: ProposedRules,
): Promise<PublishedRules> {
  const { kind, document } = proposed;
  const [first] = await logBounds(context);
  const before = await readRules(context, first!);
  const newest = before.findLast((each) => each.kind === kind);
  if (newest !== undefined && proposed.after !== undefined && newest.version !== proposed.after)
    return { record: newest, outcome: 'overtaken' };
  if (newest?.document === document) {
    return { record: newest, outcome: (await completeRules(context)) ? 'completed' : 'unchanged' };
  }
  const version = newestVersion(before, kind) + 1;
  const effectiveAt = await effectiveAtOf(context, proposed, before.at(-1));
  const ours = { kind, version, effectiveAt, document };
  await appendRules(context, first!, [ours]);
  const after = await readRules(context, first!);
  const index = after.findIndex((each) => each.kind === kind && each.version === version);
  const record = after[index]!;
  if (!isOurs(record, ours, after[index - 1])) return { record, outcome: 'overtaken' };
  await completeRules(context);
  return { record, outcome: 'published' };
}

/**
 * Checks that `publishRules` would let this policy or scorecard take effect at its instant. For one that is the newest of its kind
 * already every instant will do: it is not written again.
 *
 * @throws TidemarkError `refused` when it would take effect before others or in the past
 */
export async function checkEffect(context: ServiceContext, proposed: ProposedRules): Promise<void> {
  const rules = await deploymentRules(context);
  const newest = rules.findLast(({ kind }) => kind === proposed.kind);
  if (newest?.document !== proposed.document) await effectiveAtOf(context, proposed, rules.at(-1));
}

/** Writes into every partition what it lacks of partition 0's rules, in partition 0's order; returns whether any lacked some. */
export async function completeRules(context: ServiceContext): Promise<boolean> {
  const [first, ...others] = await logBounds(context);
  const all = await readRules(context, first!);
  let isCompleted = false;
  for (const bounds of others) {
    const known = await readRules(context, bounds);
    const lacking = all.filter(({ kind, version }) => version > newestVersion(known, kind));
    if (lacking.length === 0) continue;
    await appendRules(context, bounds, lacking);
    isCompleted = true;
  }
  return isCompleted;
}

/**
 * All policies and scorecards of a deployment, in the order of the log: those of partition 0, which gets each first.
 *
 * @throws TidemarkError for outages of log or store
 */
export async function deploymentRules(context: ServiceContext): Promise<readonly RulesRecord[]> {
  const [first] = await logBounds(context);
  return readRules(context, first!);
}

/** The next record's instant: rules act in the order of the log. */
async function effectiveAtOf(
  context: ServiceContext,
  { kind, effectiveAt, earliest }: ProposedRules,
  last: RulesRecord | undefined,
): Promise<EpochMs> {
  const now = context.timing.now();
  const lastAt = last?.effectiveAt ?? 0;
  if (effectiveAt === undefined) return Math.max(earliest ?? now + RULES_LEAD_MS, lastAt + 1);
  if (last !== undefined && effectiveAt <= lastAt) {
    throw cannotPublish(
      kind,
      `${last.kind} ${last.version} takes effect at ${iso(lastAt)}, and what is published later must take effect later. Choose a later instant.`,
    );
  }
  // It acts in each customer's own time: one of the past would move people at instants that have been.
  if (effectiveAt < now && (await readDeployment(context)).time === 'real')
    throw cannotPublish(
      kind,
      `${iso(effectiveAt)} has passed. Choose an instant that lies ahead, or leave it out.`,
    );
  return effectiveAt;
}

/** Whether the record of our version is the one that we appended; it may take effect later than we asked, behind another's. */
function isOurs(found: RulesRecord, ours: RulesRecord, before: RulesRecord | undefined): boolean {
  const inForceAt = Math.max(ours.effectiveAt, (before?.effectiveAt ?? -1) + 1);
  return found.document === ours.document && found.effectiveAt === inForceAt;
}

function logBounds(context: ServiceContext): Promise<readonly PartitionBounds[]> {
  return existingBounds(context, namesOf(context).customerEvents);
}

function iso(at: EpochMs): string {
  return new Date(at).toISOString();
}

function cannotPublish(kind: RulesKind, why: string): TidemarkError {
  return refusal(`Cannot put this ${kind} in force: ${why}`);
}
