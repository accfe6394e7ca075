import { expect, test } from 'vitest';
import { purchase, visit } from '../../test/events.ts';
import { publishedOf, runLog } from '../../test/run-log.ts';

test('the source is the first one known, in the order of the log', () => {
  const { outputs } = runLog([
    visit('2024-01-02T10:00:00Z'),
    visit('2024-01-03T10:00:00Z', { source: 'REFERRAL' }),
    purchase('2024-01-01T10:00:00Z', { source: 'ONLINE' }),
  ]);

  expect(publishedOf(outputs, 'source')).toEqual([
    '2024-01-02T10:00:00.000Z source null → unknown by INTERACTION',
    '2024-01-03T10:00:00.000Z source unknown → referral by INTERACTION',
  ]);
});
