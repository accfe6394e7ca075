import { type DeploymentConfig, type EpochMs, foldVersion, type RuleSet, type Rules } from '@tidemark/core';
import { type DueEntry, refusal } from '@tidemark/stream';
import { type RulesRecord, rulesBehind, rulesFrom } from '../rules-records/rules-records.ts';
import { type MemoryField, memoryFields, readStoredField, unreadableField } from './stored-memory.ts';

/** A sweep that takes every customer past the rule sets up to `through` (a count of rule sets). */
export interface Sweep {
  readonly through: number;
  /** The last index entry swept. */
  readonly after: DueEntry | undefined;
}

/**
 * What a partition remembers beside its customers. It is stored in the keys that A guards, by the same write:
 * kept anywhere else, a lost write would leave it ahead of the states or behind them.
 */
export interface PartitionMemory extends PartitionStatus {
  /** What the records make, one each. */
  rules: readonly RuleSet[];
  /** Deployment and rules as the fold takes them, made once: the fold keeps what it derives from them by this object. */
  combined: Rules | undefined;
}

/** The part of a partition's memory that can be read without parsing a policy. */
export interface PartitionStatus {
  /** Stream time: the latest tick, in epoch milliseconds; 0 before the first. */
  time: EpochMs;
  deployment: DeploymentConfig | undefined;
  /** Policies and scorecards, in the order of the log. */
  records: readonly RulesRecord[];
  /** How many rule sets every customer is known to have passed. */
  swept: number;
  sweep: Sweep | undefined;
  /** Per origin the highest source offset seen in this log partition. */
  readonly sourcePositions: Map<string, { offset: number }>;
}

/**
 * Reads the reserved fields, in the order of `memoryFields`; absent ones begin empty.
 *
 * @throws TidemarkError `store-corrupt` for fields that are not what `encodeMemoryField` wrote, `refused` for those of
 * another fold
 */
export function decodeMemory(fields: readonly (Buffer | undefined)[]): PartitionMemory {
  const status = decodePartitionStatus(fields);
  return { ...status, rules: readRules(status.records), combined: undefined };
}

/** As `decodeMemory`, without parsing the rules: enough to see how far a partition has come. */
export function decodePartitionStatus(fields: readonly (Buffer | undefined)[]): PartitionStatus {
  const read = <Field extends MemoryField>(field: Field) =>
    readStoredField(field, fields[memoryFields.indexOf(field)]);
  const sweep = read('sweep');
  const marks = Object.entries(read('sourcePositions') ?? {});
  const rules = read('rules');
  checkFoldVersion(rules?.foldVersion);
  return {
    time: read('time') ?? 0,
    deployment: read('deployment'),
    records: rules?.records ?? [],
    swept: sweep?.swept ?? 0,
    sweep: sweep?.sweep && { through: sweep.sweep.through, after: sweep.sweep.after },
    sourcePositions: new Map(marks.map(([origin, offset]) => [origin, { offset }])),
  };
}

/** Two folds make different states of the same log: going on from the other's would mix them. */
function checkFoldVersion(ofState: number | undefined): void {
  if (ofState === undefined || ofState === foldVersion) return;
  throw refusal(
    `Cannot go on from this state: it was folded by version ${ofState}, this release folds by version ${foldVersion}. Run the release that matches; where the log was made for this one, start the segmenter with --rebuild.`,
  );
}

const made = new WeakMap<readonly RulesRecord[], readonly RuleSet[]>();

/** What records make; of the same list, as partition after partition holds it, once. */
function readRules(records: readonly RulesRecord[]): readonly RuleSet[] {
  const known = made.get(records);
  if (known !== undefined) return known;
  try {
    const rules = rulesFrom(records);
    made.set(records, rules);
    return rules;
  } catch (cause) {
    throw unreadableField('rules', cause);
  }
}

/**
 * Adds a policy or scorecard of the log to the memory, and the rule set that it makes.
 *
 * @throws PolicyInvalid or ScorecardInvalid for a document that cannot be read, RangeError for a scorecard before any policy
 */
export function learnRules(memory: PartitionMemory, record: RulesRecord): void {
  memory.rules = [...memory.rules, rulesBehind(memory.records, record)];
  memory.records = [...memory.records, record];
  memory.combined = undefined;
}

/** One reserved field as the store holds it: JSON. */
export function encodeMemoryField(memory: PartitionMemory, field: MemoryField): Buffer {
  return Buffer.from(JSON.stringify(storedForm(memory, field)));
}

function storedForm(memory: PartitionMemory, field: MemoryField): unknown {
  switch (field) {
    case 'time':
      return memory.time;
    case 'sourcePositions':
      return Object.fromEntries([...memory.sourcePositions].map(([origin, { offset }]) => [origin, offset]));
    case 'deployment':
      return memory.deployment;
    case 'rules':
      return { foldVersion, records: memory.records };
    case 'sweep':
      return { swept: memory.swept, sweep: memory.sweep };
    default:
      return field satisfies never;
  }
}

/**
 * Deployment and rules as the fold takes them: the same object until one of them changes.
 *
 * @throws TidemarkError `refused` where one is missing: the log was not made by `setup`
 */
export function rulesOf(memory: PartitionMemory): Rules {
  if (memory.combined !== undefined) return memory.combined;
  const { deployment, rules } = memory;
  if (deployment === undefined || rules.length === 0) {
    throw refusal(
      'Cannot fold an event before the first policy: the log was not made by `tidemark setup`. Run it against empty topics.',
    );
  }
  memory.combined = { deployment, list: rules };
  return memory.combined;
}

/** The rule set in force at an instant of stream time: before the first takes effect, the first; undefined where there is none. */
export function ruleSetAt(memory: PartitionMemory, time: EpochMs): RuleSet | undefined {
  return memory.rules.findLast((ruleSet) => ruleSet.effectiveAt <= time) ?? memory.rules[0];
}

/** How many of the partition's rule sets have taken effect by an instant of stream time. */
export function rulesDue({ records }: PartitionStatus, time: EpochMs): number {
  return records.filter(({ effectiveAt }) => effectiveAt <= time).length;
}
