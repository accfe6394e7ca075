import { z } from 'zod';

/** Those of the parts that are right by themselves, as they are read. */
export type SoundParts<Shape extends z.ZodRawShape> = Partial<z.output<z.ZodObject<Shape>>>;

const record = z.record(z.string(), z.unknown());

/** Reads a document part by part, so that a fault in one hides none between others. */
export function soundParts<Shape extends z.ZodRawShape>(shape: Shape, document: unknown): SoundParts<Shape> {
  const given = record.safeParse(document).data ?? {};
  const entries = Object.entries(shape).flatMap(([key, schema]) => {
    const read = z.safeParse(schema, given[key]);
    return read.success && read.data !== undefined ? [[key, read.data] as const] : [];
  });
  return Object.fromEntries(entries) as SoundParts<Shape>;
}
