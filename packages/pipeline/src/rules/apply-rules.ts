import { createHash } from 'node:crypto';
import { type EpochMs, foldVersion, type Policy } from '@tidemark/core';
import { customerEventsBlockSchema, subjectOf } from '@tidemark/schemas';
import { openWireEncoder, type PartitionBounds, type ServiceContext, TidemarkError } from '@tidemark/stream';
import { namesOf } from '../names.ts';
import { checkAgainstFrame, encodePolicy } from '../policy/policy-document.ts';
import { existingBounds } from '../setup/existing-bounds.ts';
import { readFrame } from '../setup/read-frame.ts';
import { type LoggedRules, readRules } from './read-rules.ts';

/** New rules take effect this much later than they are applied, so that all partitions have them by then. */
const AHEAD_MS = 60_000;

/** Rules that are to be applied. */
export interface ProposedRules {
  readonly policy: Policy;
  /** When they take effect; by default a minute ahead. */
  readonly effectiveAt: EpochMs | undefined;
  /** The version they were held against: when others are the newest by now, nothing is applied. */
  readonly after?: number;
}

/** What an apply has done. */
export interface AppliedRules extends LoggedRules {
  /**
   * `unchanged`: they were the newest rules of every partition before; `completed`: of partition 0, and some others lacked
   * them, whose customers now pass them at the same instant as all others, also when it has passed.
   */
  readonly outcome: 'applied' | 'completed' | 'unchanged';
}

/** The newest rules of a deployment; those of partition 0, which gets all rules first. */
export async function newestRules(context: ServiceContext): Promise<LoggedRules> {
  await readFrame(context);
  const [first] = await logBounds(context);
  return newestOf(await readRules(context, first!));
}

/**
 * Puts new rules into every partition of the log. Whoever appends a version to partition 0 first has it.
 *
 * 1. Rules that are the newest already are not applied again. 2. Else the next version is appended to partition 0 and
 * read back: another apply may have been faster. 3. Every other partition gets, in order, what it lacks of partition 0's
 * rules; so an apply that was interrupted is completed by the next one, whichever that is.
 *
 * @throws PolicyInvalid for a window longer than the days kept; TidemarkError `refused` when another apply was faster, or
 * when the rules would take effect before others or in the past
 */
export async function applyRules(context: ServiceContext, proposed: ProposedRules): Promise<AppliedRules> {
  const frame = await readFrame(context);
  checkAgainstFrame(proposed.policy, frame);
  const [first, ...others] = await logBounds(context);
  let rules = await readRules(context, first!);
  const before = newestOf(rules);
  assertStillNewest(before, proposed.after);
  const document = encodePolicy(proposed.policy);
  const isNew = before.document !== document;
  if (isNew) {
    const next = {
      version: before.version + 1,
      effectiveAt: effectiveAt(context, proposed, before),
      document,
    };
    if (frame.time === 'real') assertAhead(context, next.effectiveAt);
    await append(context, first!, [next]);
    rules = await readRules(context, first!);
    assertOurs(rules, next);
  }
  let isCompleted = false;
  for (const bounds of others) {
    const known = (await readRules(context, bounds)).at(-1)?.version ?? 0;
    const lacking = rules.filter(({ version }) => version > known);
    if (lacking.length === 0) continue;
    await append(context, bounds, lacking);
    isCompleted = true;
  }
  return { ...newestOf(rules), outcome: isNew ? 'applied' : isCompleted ? 'completed' : 'unchanged' };
}

function newestOf(rules: readonly LoggedRules[]): LoggedRules {
  const newest = rules.at(-1);
  if (newest !== undefined) return newest;
  throw refusal('the log holds no policy. Run `tidemark setup` first.');
}

function assertStillNewest({ version }: LoggedRules, after: number | undefined): void {
  if (after === undefined || after === version) return;
  throw refusal(
    `they were held against policy ${after}, and policy ${version} is the newest by now. Look at it and apply again.`,
  );
}

function effectiveAt({ timing }: ServiceContext, proposed: ProposedRules, before: LoggedRules): EpochMs {
  if (proposed.effectiveAt === undefined) return Math.max(timing.now() + AHEAD_MS, before.effectiveAt + 1);
  if (proposed.effectiveAt > before.effectiveAt) return proposed.effectiveAt;
  throw refusal(
    `policy ${before.version} takes effect at ${iso(before.effectiveAt)}, and later rules must take effect later. Choose a later instant.`,
  );
}

/** Rules act in each customer's own time: those of the past would move people at instants that have been. */
function assertAhead({ timing }: ServiceContext, at: EpochMs): void {
  if (at >= timing.now()) return;
  throw refusal(`${iso(at)} has passed. Choose an instant that lies ahead, or leave it out.`);
}

function assertOurs(rules: readonly LoggedRules[], ours: LoggedRules): void {
  const winner = rules.find(({ version }) => version === ours.version);
  if (winner?.document === ours.document && winner.effectiveAt === ours.effectiveAt) return;
  throw refusal(
    `somebody else has applied policy ${ours.version} at the same time. Look at what is in force now and apply again.`,
  );
}

async function append(
  { log, registry, ...names }: ServiceContext,
  { topic, partition }: PartitionBounds,
  rules: readonly LoggedRules[],
): Promise<void> {
  const subject = subjectOf(namesOf(names).customerEvents);
  const encoder = await openWireEncoder({ registry, subject, codec: customerEventsBlockSchema });
  const appender = await log.openAppender();
  try {
    const values = rules.map((each) =>
      encoder.encode({
        origins: [],
        entries: [{ type: 'Policy', ...each, foldVersion, applyId: applyIdOf(each) }],
      }),
    );
    await appender.append(values.map((value) => ({ topic, partition, key: null, value })));
  } finally {
    await appender.close();
  }
}

/** The same in every partition, and another for other content. */
function applyIdOf({ effectiveAt: at, document }: LoggedRules): string {
  return createHash('sha256').update(`${at}:${document}`).digest('hex').slice(0, 16);
}

function logBounds(context: ServiceContext): Promise<readonly PartitionBounds[]> {
  return existingBounds(context, namesOf(context).customerEvents);
}

function iso(at: EpochMs): string {
  return new Date(at).toISOString();
}

function refusal(why: string): TidemarkError {
  return new TidemarkError('refused', `Cannot apply these rules: ${why}`, { isRetryable: false });
}
