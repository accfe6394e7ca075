import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { purchase } from '../../test/events.ts';
import { rulesOf } from '../../test/rules.ts';

/** Who has bought on several days: `regular`, and `single` again once the last of them is a year old. */
const loyalty = `
import { DAY, NEVER } from '../time/time-units.ts';
import type { Dimension } from './dimension.ts';

const YEAR = 365 * DAY;

export const loyalty: Dimension = {
  name: 'loyalty',
  classes: ['single', 'regular'],
  classify: ({ state, at }) =>
    state.purchaseDays > 1 && at - state.lastPurchaseAt! < YEAR ? 'regular' : 'single',
  nextChange: ({ state, at }) =>
    state.purchaseDays > 1 && state.lastPurchaseAt! + YEAR > at ? state.lastPurchaseAt! + YEAR : NEVER,
};
`;

test('a seventh dimension is one new file and one list: changes, dues and packed states have it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-core-'));
  try {
    cpSync(join(import.meta.dirname, '..'), folder, { recursive: true });
    writeFileSync(join(folder, 'dimensions/loyalty.ts'), loyalty);
    const list = join(folder, 'dimensions/list.ts');
    const extended = readFileSync(list, 'utf8').replace('source];', 'source, loyalty];');
    writeFileSync(list, `import { loyalty } from './loyalty.ts';\n${extended}`);
    const { advance, apply, decodeState, emptyState, encodeState, nextDue } = (await import(
      pathToFileURL(join(folder, 'index.ts')).href
    )) as typeof import('../index.ts');
    const rules = rulesOf();

    const first = apply(emptyState(), purchase('2024-01-01T10:00:00Z'), rules);
    const second = apply(first.state, purchase('2024-01-02T10:00:00Z'), rules);
    const stored = decodeState(encodeState(second.state));
    const year = advance(stored, Date.parse('2025-01-01T10:00:00Z'), rules);

    expect(first.outputs[0]).toMatchObject({
      changes: expect.arrayContaining([expect.objectContaining({ dimension: 'loyalty', to: 'single' })]),
    });
    expect(second.outputs[0]).toMatchObject({
      changes: expect.arrayContaining([
        expect.objectContaining({ dimension: 'loyalty', from: 'single', to: 'regular' }),
      ]),
    });
    expect(stored).toEqual(second.state);
    expect(year.outputs.at(-1)).toMatchObject({
      at: Date.parse('2025-01-01T10:00:00Z'),
      changes: expect.arrayContaining([expect.objectContaining({ dimension: 'loyalty', to: 'single' })]),
    });
    expect(nextDue(advance(stored, Date.parse('2024-12-31T10:00:00Z'), rules).state, rules)).toBe(
      Date.parse('2025-01-01T10:00:00Z'),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
