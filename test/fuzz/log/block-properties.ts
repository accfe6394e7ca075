import { foldVersion, retail } from '@tidemark/core';
import { encodePolicy } from '@tidemark/pipeline';
import { type Block, customerEventsBlockSchema } from '@tidemark/schemas';
import { hasCode } from '@tidemark/stream';
import fc from 'fast-check';
import { expect } from 'vitest';
import { readSchemas } from '../../../schemas/scripts/schema-folder.ts';
import { arbitraryValue } from '../../../schemas/test/arbitrary-value.ts';
import type { FuzzProperty } from '../fuzz-property.ts';
import { foldAll, fuzzDeployment, type LogFold, logRecord, openLogFold } from '../log-fold.ts';
import { anyBytes, mutated } from '../mutations.ts';
import { withinCpuTime } from '../within-cpu-time.ts';

const START = Date.parse('2025-01-01T00:00:00Z');
const origins = [{ topic: 'purchases', incarnation: 1, partition: 0 }];

/** Blocks as intakes, clock and command line write them. */
const written: fc.Arbitrary<Block> = fc.oneof(
  fc
    .array(
      fc.record({
        customerId: fc.constantFrom('ada', 'joan'),
        at: fc.nat(90 * 86_400_000),
        amountMinor: fc.nat(9_999),
      }),
      {
        minLength: 1,
        maxLength: 5,
      },
    )
    .map((bought) => ({
      origins,
      entries: bought.map(({ customerId, at, amountMinor }, offset) => ({
        type: 'CustomerEvent' as const,
        origin: 0,
        offset,
        customerId,
        eventId: `o-${offset}`,
        occurredAt: START + at,
        body: {
          type: 'PurchaseBody' as const,
          kind: 'PURCHASE' as const,
          amountMinor,
          currency: 'EUR',
          orderId: null,
          channel: null,
          source: null,
          customerType: null,
        },
      })),
    })),
  fc
    .nat(400 * 86_400_000)
    .map((at) => ({ origins: [], entries: [{ type: 'Tick' as const, at: START + at }] })),
  fc.constantFrom<Block>(
    { origins: [], entries: [{ ...fuzzDeployment, type: 'Deployment', time: 'SIMULATED' }] },
    {
      origins: [],
      entries: [
        {
          type: 'Policy',
          version: 2,
          effectiveAt: START,
          applyId: 'x',
          foldVersion,
          document: encodePolicy(retail),
        },
      ],
    },
  ),
);

/** Whatever stands in the log: it folds, or stops the segmenter with a code that says why. */
export async function blockProperties(): Promise<readonly FuzzProperty[]> {
  const log = await openLogFold();
  const file = readSchemas().find(({ name }) => name === 'customer-events-block')!;
  const foreign = arbitraryValue(file).map(({ ours }) => log.encoder.encode(ours as Block));
  const ours = written.map((block) => log.encoder.encode(block));
  const value = fc.oneof(
    { weight: 4, arbitrary: ours },
    { weight: 8, arbitrary: mutated(ours) },
    { weight: 2, arbitrary: foreign },
    { weight: 2, arbitrary: mutated(foreign) },
    { weight: 1, arbitrary: anyBytes },
  );
  return [
    {
      name: 'the log: any record is folded, or stops the segmenter with a code',
      check: (run) =>
        fc.assert(
          fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 4 }), async (values) => {
            await withinCpuTime(() => expectFoldedOrStopped(log, values));
          }),
          run,
        ),
    },
    {
      name: 'the log: a block that is read is written and read as the same again',
      check: (run) =>
        fc.assert(
          fc.property(value, (bytes) => expectSame(bytes.subarray(5))),
          run,
        ),
    },
  ];
}

async function expectFoldedOrStopped({ open }: LogFold, values: readonly Buffer[]): Promise<void> {
  try {
    await foldAll(open(), values.map(logRecord));
  } catch (error) {
    if (hasCode(error, 'log-corrupt', 'refused')) return;
    throw error;
  }
}

function expectSame(bytes: Buffer): void {
  let block: Block;
  try {
    block = customerEventsBlockSchema.decode(bytes, 0);
  } catch {
    return;
  }
  expect(customerEventsBlockSchema.decode(customerEventsBlockSchema.encode(block, 0), 0)).toStrictEqual(
    block,
  );
}
