import { type Block, customerEventsBlockSchema } from '@tidemark/schemas';
import type { Appender, LogRecord, NewRecord } from '@tidemark/stream';
import { NAMES } from '../check/check-positions.ts';
import type { World } from '../world/world.ts';
import { type Ablation, withReaders, withRuns } from './ablation.ts';

const FRAME_BYTES = 5;

function reencoded(record: LogRecord, change: (block: Block) => Block): LogRecord {
  const block = change(customerEventsBlockSchema.decode(record.value!, FRAME_BYTES));
  const value = customerEventsBlockSchema.encode(block, FRAME_BYTES);
  record.value!.copy(value, 0, 0, FRAME_BYTES);
  return { ...record, value };
}

export const noSourcePosition: Ablation = {
  guard: 'source position: what an origin has already brought is dropped',
  sees: /the state of|published|differs/,
  // Every record seems to come from a source of its own, which no source position knows.
  process: (context) =>
    withRuns(context, NAMES.customerEvents, (run) => [
      run.map((record) =>
        reencoded(record, (block) => ({
          ...block,
          origins: block.origins.map((origin) => ({ ...origin, incarnation: 2 + record.offset })),
        })),
      ),
    ]),
};

export const batchEndsInsideBlocks: Ablation = {
  guard: "a batch ends only at a record's end",
  sees: /the state of|published|differs/,
  process: (context) =>
    withRuns(context, NAMES.customerEvents, (run) =>
      run.flatMap((record) => halves(record).map((half) => [half])),
    ),
};

function halves(record: LogRecord): readonly LogRecord[] {
  const { entries } = customerEventsBlockSchema.decode(record.value!, FRAME_BYTES);
  const middle = entries.length >> 1;
  if (middle === 0 || entries[0]!.type !== 'CustomerEvent') return [record];
  return [
    reencoded(record, (block) => ({ ...block, entries: entries.slice(0, middle) })),
    reencoded(record, (block) => ({ ...block, entries: entries.slice(middle) })),
  ];
}

export const noIdleCommit: Ablation = {
  guard: 'an idle source commits again, in case a commit lands late',
  sees: /a source stays behind/,
  process: (context) =>
    withReaders(context, (reader) =>
      reader.topic === NAMES.customerEvents ? reader : { ...reader, nextWithin: () => reader.next() },
    ),
};

/** How much later than a block that was sent after it a block may land. */
const OVERTAKEN_MS = 1_500;

export const noPrefixRule: Ablation = {
  guard: 'prefix rule: nothing is sent before what stands below it in the source is acknowledged',
  sees: /the state of|published|differs/,
  // Every block lands, for certain, but nobody waits for it.
  process: (context, world) => ({
    ...context,
    log: {
      ...context.log,
      openAppender: async () => {
        const appender = await context.log.openAppender();
        return { ...appender, append: (records) => landLater(world, appender, records) };
      },
    },
  }),
};

async function landLater(world: World, appender: Appender, records: readonly NewRecord[]) {
  const isEvents = ({ topic, value }: NewRecord) => topic === NAMES.customerEvents && !isTick(value!);
  if (!records.some(isEvents)) return await appender.append(records);
  for (const record of records) {
    world.scheduler.after(world.draws.below(OVERTAKEN_MS), () => void world.broker.append([record], 'plain'));
  }
  return records.map(({ topic, partition }) => ({ topic, partition, offset: 0, appendedAt: undefined }));
}

function isTick(value: Buffer): boolean {
  return customerEventsBlockSchema.decode(value, FRAME_BYTES).entries[0]?.type === 'Tick';
}
