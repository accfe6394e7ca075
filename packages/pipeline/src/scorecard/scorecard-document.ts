import type { EpochMs, Scorecard } from '@tidemark/core';
import { z } from 'zod';
import { canonicalJson } from '../json/canonical-json.ts';
import { parseJson } from '../json/parse-json.ts';
import { purchaseModel, spendModel } from '../policy/schema/models-schema.ts';
import { faultsOf, type PolicyFault } from '../policy/shared/policy-fault.ts';
import { modelFaults } from './model-faults.ts';

/** As many cut points as a policy may have limits. */
const CUTS_MAX = 8;

/** The last instant that has a date. */
const LAST_INSTANT = 8_640_000_000_000_000;

const instant = z.number().int().min(0).max(LAST_INSTANT);
const amount = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

const cutPoints = z
  .array(z.number().min(0).max(Number.MAX_SAFE_INTEGER))
  .max(CUTS_MAX)
  .refine((cuts) => cuts.every((cut, index) => index === 0 || cut >= cuts[index - 1]!), {
    message: 'cut points must ascend; equal ones may follow each other',
  });

const fittedOn = {
  logLikelihood: z.number(),
  customers: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
};

/** Scorecards of an earlier release have none. */
const fittedModels = z.strictObject({
  purchase: z.strictObject({ ...purchaseModel.shape, ...fittedOn, isDegenerate: z.boolean() }).nullable(),
  spend: z.strictObject({ ...spendModel.shape, ...fittedOn }).nullable(),
});

const parts = {
  calibratedAt: instant,
  customers: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  recencyDays: cutPoints,
  frequency: cutPoints,
  monetaryMinor: cutPoints,
  value: z
    .strictObject({ highMinor: amount, midMinor: amount })
    .refine(({ highMinor, midMinor }) => midMinor <= highMinor, {
      path: ['midMinor'],
      message: 'must not exceed highMinor',
    })
    .nullable(),
  models: fittedModels.default({ purchase: null, spend: null }),
};

const scorecardSchema = z.strictObject(parts);
const fileSchema = z.strictObject({ ...parts, effectiveAt: instant.optional() });

/** A scorecard that cannot be used; the message has a line per fault, each with its path. */
export class ScorecardInvalid extends Error {
  readonly faults: readonly PolicyFault[];

  constructor(faults: readonly PolicyFault[], options?: { readonly cause: unknown }) {
    const lines = faults.map(({ path, message }) => `  ${path.join('.') || '(top)'}: ${message}`);
    super(`Cannot use this scorecard:\n${lines.join('\n')}`, options);
    this.name = 'ScorecardInvalid';
    this.faults = faults;
  }
}

/** A scorecard as a file holds it: with the instant at which it is to take effect, or without. */
export interface ScorecardFile {
  readonly scorecard: Scorecard;
  /** Epoch milliseconds. */
  readonly effectiveAt: EpochMs | undefined;
}

/**
 * Checks a scorecard that comes from outside, such as the text of a `scorecard.json`: also that its models could have been
 * published.
 *
 * @throws ScorecardInvalid naming all faults by their path
 */
export function checkScorecard(text: string): ScorecardFile {
  const document = parsed(text);
  const { data, error } = fileSchema.safeParse(document);
  const faults = [...faultsOf(error), ...modelFaults(document)];
  if (data === undefined || faults.length > 0) throw new ScorecardInvalid(faults);
  const { effectiveAt, ...scorecard } = data;
  return { scorecard, effectiveAt };
}

/** The scorecard as the log holds it: JSON with sorted keys, so that equal ones are equal bytes. */
export function encodeScorecard(scorecard: Scorecard): string {
  return canonicalJson(scorecard);
}

/** Reads what `encodeScorecard` wrote; throws ScorecardInvalid for anything else. */
export function decodeScorecard(document: string): Scorecard {
  return checked(scorecardSchema, document);
}

function checked<T>(schema: z.ZodType<T>, text: string): T {
  const outcome = schema.safeParse(parsed(text));
  if (outcome.success) return outcome.data;
  throw new ScorecardInvalid(faultsOf(outcome.error));
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new ScorecardInvalid([{ path: [], message: cause.message }], { cause });
  }
}
