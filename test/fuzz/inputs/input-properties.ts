import { sources } from '@tidemark/pipeline';
import fc from 'fast-check';
import { readSchemas } from '../../../schemas/scripts/schema-folder.ts';
import { arbitraryValue } from '../../../schemas/test/arbitrary-value.ts';
import type { FuzzProperty } from '../fuzz-property.ts';
import { openLogFold } from '../log-fold.ts';
import { anyBytes, mutated } from '../mutations.ts';
import { withinCpuTime } from '../within-cpu-time.ts';
import { type FuzzedSource, framed, OWN_ID, openFuzzedSource, UNKNOWN_ID } from './fuzzed-source.ts';
import { livelyValues } from './lively-values.ts';

const DEPTHS = fc.oneof(fc.nat(4), fc.constantFrom(20, 32, 33, 63, 64, 65, 200, 1_000));

/** Every source, each with the real path from a record's bytes to folded states. */
export async function openSources(): Promise<readonly FuzzedSource[]> {
  const log = await openLogFold();
  return sources.map((source) => openFuzzedSource(source, log));
}

/** Whatever stands in a source: an event or a dead letter each, soon. */
export async function inputProperties(): Promise<readonly FuzzProperty[]> {
  const opened = await openSources();
  return opened.map((source) => ({
    name: `${source.name}: any value is an event that all agree on, or a dead letter with a reason`,
    check: async (run) => {
      const values = fc.array(inputOf(source), { minLength: 1, maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(values, async (batch) => {
          await withinCpuTime(() => source.judge(batch));
        }),
        run,
      );
    },
  }));
}

function inputOf(source: FuzzedSource): fc.Arbitrary<Buffer | null> {
  const file = readSchemas().find(({ name }) => name === source.schema)!;
  const arbitrary = arbitraryValue(file).map(({ avsc }) => avsc as Record<string, unknown>);
  const lively = livelyValues[source.name] ?? arbitrary;
  const own = fc.oneof(
    { weight: 6, arbitrary: lively.map(source.encode) },
    { weight: 1, arbitrary: arbitrary.map(source.encode) },
  );
  const id = fc.oneof(
    fc.constantFrom(0, -1, 2 ** 31 - 1, -(2 ** 31), UNKNOWN_ID),
    fc.integer({ min: 1, max: source.writers.length + 1 }),
  );
  const foreign = fc
    .tuple(fc.nat(source.writers.length - 1), lively, DEPTHS)
    .map(([index, value, depth]) =>
      framed(index + 1 + OWN_ID, source.writers[index]!.encode?.(value, depth) ?? source.encode(value)),
    );
  return fc.oneof(
    { weight: 6, arbitrary: own.map((bytes) => framed(OWN_ID, bytes)) },
    { weight: 6, arbitrary: mutated(own.map((bytes) => framed(OWN_ID, bytes))) },
    { weight: 3, arbitrary: foreign },
    { weight: 3, arbitrary: mutated(foreign) },
    { weight: 2, arbitrary: fc.tuple(id, fc.oneof(own, anyBytes)).map(([one, bytes]) => framed(one, bytes)) },
    { weight: 1, arbitrary: anyBytes },
    { weight: 1, arbitrary: fc.constant(null) },
  );
}
