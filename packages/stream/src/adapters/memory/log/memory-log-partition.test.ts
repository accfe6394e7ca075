import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import type { NewRecord } from '../../../ports/log.ts';
import { type AppendKind, createMemoryLogPartition } from './memory-log-partition.ts';

const appends = fc.array(
  fc.record({
    kind: fc.constantFrom<AppendKind>('plain', 'committed', 'aborted'),
    count: fc.integer({ min: 1, max: 4 }),
  }),
  { maxLength: 20 },
);
const offset = fc.integer({ min: 0, max: 110 });
const limit = fc.integer({ min: 1, max: 7 });

test.prop([appends, offset, offset, offset, limit])(
  'walking a stretch shows each visible record in it once and in order, whatever the gaps',
  (history, deletedBefore, from, until, runLength) => {
    const partition = createMemoryLogPartition({ topic: 't', partition: 0, isStampedOnAppend: true });
    const visible: number[] = [];
    for (const { kind, count } of history) {
      const records = Array.from({ length: count }, (): NewRecord => {
        return { topic: 't', partition: 0, key: null, value: null };
      });
      const first = partition.append(records, kind, 0);
      if (kind !== 'aborted') visible.push(...records.map((_, at) => first + at));
    }
    partition.deleteBefore(deletedBefore);
    const start = Math.max(from, partition.start());
    const end = Math.min(until, partition.end());

    const walked: number[] = [];
    for (let position = start; position < end; ) {
      const stretch = partition.stretch(position, end, runLength, 'read_committed');
      expect(stretch.nextOffset).toBeGreaterThan(position);
      walked.push(...stretch.records.map((record) => record.offset));
      position = stretch.nextOffset;
    }

    expect(walked).toEqual(visible.filter((at) => at >= start && at < end));
  },
);
