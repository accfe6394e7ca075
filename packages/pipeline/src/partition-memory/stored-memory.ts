import type { DeploymentConfig } from '@tidemark/core';
import { TidemarkError } from '@tidemark/stream';
import { z } from 'zod';
import { parseJson } from '../json/parse-json.ts';

/** The reason given is for a line of log. */
const LONGEST_REASON = 500;
/** A rebuild forgets what a store holds, and nothing but this field proves that it is this deployment's. */
const OF_UNKNOWN_DEPLOYMENT =
  "make sure that these keys (TIDEMARK_REDIS_PREFIX) are this deployment's, delete them, and start the segmenter with --rebuild";

const instant = z.number().int();
const count = z.number().int().min(0);

const zone = z.strictObject({
  name: z.string(),
  initialOffsetMs: z.number().int(),
  transitions: z.array(z.strictObject({ at: instant, offsetMs: z.number().int() })),
});

/** What a partition remembers beside its customers, as its reserved fields hold it: JSON, one field each. */
const fieldSchemas = {
  time: instant,
  /** An origin that has sent nothing of this partition yet stands at −1. */
  sourcePositions: z.record(z.string(), z.number().int().min(-1)),
  deployment: z.strictObject({
    id: z.string(),
    partitions: z.number().int().min(1),
    zone,
    currencies: z.array(z.string()),
    daysKept: z.number().int(),
    goLive: instant,
    time: z.enum(['real', 'simulated']),
  }),
  rules: z.union([
    z.strictObject({
      /** Of the fold that made the states. */
      foldVersion: z.number().int(),
      records: z.array(
        z.strictObject({
          kind: z.enum(['policy', 'scorecard']),
          version: z.number().int(),
          effectiveAt: instant,
          document: z.string(),
        }),
      ),
    }),
    // The first fold kept a list of rule sets, without its version.
    z.array(z.unknown()).transform(() => ({ foldVersion: 1, records: [] })),
  ]),
  sweep: z.strictObject({
    swept: count,
    sweep: z
      .strictObject({
        through: count,
        after: z.strictObject({ id: z.string(), due: z.number().int() }).optional(),
      })
      .optional(),
  }),
} as const satisfies Readonly<Record<string, z.ZodType>>;

/** The names of a partition's reserved fields in the store, in the order in which `decodeMemory` takes them. */
export const memoryFields = ['time', 'sourcePositions', 'deployment', 'rules', 'sweep'] as const;
export type MemoryField = (typeof memoryFields)[number];

/** A field as it was stored. */
export type StoredField<Field extends MemoryField> = z.infer<(typeof fieldSchemas)[Field]>;

/** A field's bytes and what was read from them. */
interface ReadField {
  readonly bytes: Buffer;
  readonly value: unknown;
}

/** The longest fields, which hardly ever change and are the same in every partition: each is read once, not at every look. */
const seldomChanged: ReadonlySet<MemoryField> = new Set(['deployment', 'rules']);
const lastRead = new Map<MemoryField, ReadField>();

/**
 * Reads one reserved field; undefined where there is none. Of `deployment` and `rules` the same bytes give the same object.
 *
 * @throws TidemarkError `store-corrupt` for bytes that are not such a field
 */
export function readStoredField<Field extends MemoryField>(
  field: Field,
  bytes: Buffer | undefined,
): StoredField<Field> | undefined {
  if (bytes === undefined) return undefined;
  const last = lastRead.get(field);
  // A field of its own type; TypeScript does not follow an index by a type parameter.
  if (last?.bytes.equals(bytes)) return last.value as StoredField<Field>;
  try {
    const value = fieldSchemas[field].parse(parseJson(bytes.toString()));
    if (seldomChanged.has(field)) lastRead.set(field, { bytes: Buffer.from(bytes), value });
    return value as StoredField<Field>;
  } catch (cause) {
    throw unreadableField(field, cause);
  }
}

/** The deployment that a store was filled under; undefined where it holds none. */
export function storedDeployment(fields: readonly (Buffer | undefined)[]): DeploymentConfig | undefined {
  return readStoredField('deployment', fields[memoryFields.indexOf('deployment')]);
}

/** The error for a field that cannot be read, with what to do. */
export function unreadableField(field: MemoryField, cause: unknown): TidemarkError {
  const why = cause instanceof z.ZodError ? z.prettifyError(cause).replaceAll('\n', '; ') : String(cause);
  return new TidemarkError(
    'store-corrupt',
    `Cannot read what the state store remembers of "${field}": ${why.slice(0, LONGEST_REASON)}. It is damaged, or somebody else writes there. Restore the store, or ${field === 'deployment' ? OF_UNKNOWN_DEPLOYMENT : 'start the segmenter with --rebuild'}.`,
    { isRetryable: false, cause },
  );
}
