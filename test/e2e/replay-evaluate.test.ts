import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cdnowCsv, hasCdnow } from '../support/cdnow.ts';
import { runCommand, TIDEMARK } from '../support/run-command.ts';

interface Judged {
  readonly alerts: number;
  readonly precision: number | null;
  readonly medianLeadDays: number | null;
}

interface Written {
  readonly alerts: Readonly<
    Record<
      string,
      {
        readonly raised: Judged;
        readonly perCustomerAndYear: number;
        readonly atAsManyAlerts: Readonly<Record<'recency' | 'overdueRatio', Judged | null>>;
      }
    >
  >;
  readonly ranking: readonly {
    readonly auc: Readonly<Record<string, { readonly pActive: number; readonly recency: number }>>;
    readonly reliability: readonly { readonly expected: number; readonly observed: number }[];
  }[];
}

/** Replays the log to its end and reads what was judged. */
async function evaluatedCdnow(
  more: readonly string[],
): Promise<{ readonly written: Written; readonly stdout: string }> {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-evaluate-'));
  const input = join(folder.path, 'cdnow.csv');
  await writeFile(input, cdnowCsv());
  const asked = ['--input', input, '--as-of', '1998-06-30', '--evaluate', '91', '--out', folder.path];
  const { code, stdout, stderr } = await runCommand([TIDEMARK, 'replay', ...asked, ...more], {});
  expect(code, stderr).toBe(0);
  return { written: JSON.parse(await readFile(join(folder.path, 'evaluation.json'), 'utf8')), stdout };
}

test.skipIf(!hasCdnow())(
  'CDNOW from October 1997 on, fitted to its end of September: alerts and P(active) beside plain recency',
  async () => {
    const { written, stdout } = await evaluatedCdnow(['--calibrate', '1997-09-30']);

    const [first] = written.ranking;
    expect(first!.auc['all']!.pActive).toBeGreaterThan(0.765);
    expect(first!.auc['all']!.recency).toBeCloseTo(0.763, 3);
    expect(first!.auc['2-3']!.pActive).toBeGreaterThan(0.645);
    expect(first!.auc['4-7']!.pActive).toBeGreaterThan(0.68);
    expect(first!.auc['8+']!.pActive).toBeGreaterThan(0.695);
    // Nine of ten come within five points; in the eighth 24.4 % bought, before Christmas, of whom 17.5 % was said.
    const off = first!.reliability.map(({ expected, observed }) => Math.abs(observed - expected));
    expect(off.filter((each) => each > 0.05)).toHaveLength(1);
    expect(Math.max(...off)).toBeLessThan(0.07);
    expect(stdout).toMatch(/1997-09-30 │ 23570 +│ 0\.768 +│ 0\.763 /);
    for (const band of ['2-3', '4-7', '8+']) {
      const { raised, atAsManyAlerts } = written.alerts[band]!;
      expect(raised.medianLeadDays, band).toBeGreaterThanOrEqual(30);
      // Within a point of plain recency at as many alerts and as early, and ahead of the overdue ratio where it raises as many.
      expect(raised.precision, band).toBeGreaterThan(atAsManyAlerts.recency!.precision! - 0.01);
      expect(raised.precision, band).toBeGreaterThan(atAsManyAlerts.overdueRatio?.precision ?? 0);
    }
    expect(written.alerts['2-3']!.atAsManyAlerts.overdueRatio).toBeNull();
    expect(written.alerts['4-7']!.atAsManyAlerts.overdueRatio).not.toBeNull();
    expect(written.alerts['all']!.perCustomerAndYear).toBeLessThan(1.5);
  },
);

/** Customers who buy every ten to twenty-nine days of 2025; every fourth stops in March, every fourth in September. */
function yearOfRegulars(): string {
  const rows = Array.from({ length: 240 }, (_, index) => {
    const last = [364, 60, 364, 250][index % 4]!;
    const every = 10 + (index % 20);
    return Array.from({ length: 37 }, (__, order) => order * every)
      .filter((day) => day <= last)
      .map((day) => {
        const at = new Date(Date.UTC(2025, 0, 1 + day, 12)).toISOString();
        return `c${index},${at},purchase,10.00\n`;
      });
  });
  return `customer_id,occurred_at,type,amount\n${rows.flat().join('')}`;
}

test('a replay of a small shop says how good its alerts were, and what would be better', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-evaluate-'));
  const input = join(folder.path, 'shop.csv');
  await writeFile(input, yearOfRegulars());
  const asked = ['--input', input, '--as-of', '2025-12-31', '--out', folder.path];

  const { code, stdout, stderr } = await runCommand(
    [TIDEMARK, 'replay', ...asked, '--evaluate', '30', '--recommend'],
    {},
  );

  expect(code, stderr).toBe(0);
  expect(stdout).toContain('by what came in the 30 days after each');
  expect(stdout).toMatch(/plain recency(, chosen)? +│ silent for \d+ days? /);
  expect(stdout).toContain('chosen by the alerts up to 2025-07-01');
  const recommendation = JSON.parse(await readFile(join(folder.path, 'recommendation.json'), 'utf8'));
  expect(recommendation.chosen.later.overRecency).toBeGreaterThanOrEqual(-0.01);
  expect(await readFile(join(folder.path, 'evaluation.json'), 'utf8')).toContain('"windowDays": 30');
});

test('a recommendation needs a window, a calibration a day of the history, a window room', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-evaluate-'));
  const input = join(folder.path, 'shop.csv');
  await writeFile(input, yearOfRegulars());
  const asked = ['--input', input, '--as-of', '2025-12-31', '--out', folder.path];
  const refused = async (...more: readonly string[]) => {
    const { code, stderr } = await runCommand([TIDEMARK, 'replay', ...asked, ...more], {});
    expect(code).toBe(1);
    return stderr;
  };

  expect(await refused('--recommend')).toContain('give --evaluate <days> too');
  expect(await refused('--evaluate', '400')).toContain('Cannot evaluate over 400 days');
  expect(await refused('--calibrate', '2026-01-01')).toContain(
    'Cannot calibrate at the end of 2026-01-01: the history is looked at up to 2025-12-31',
  );
  expect(await refused('--calibrate', '2025-02-30')).toContain('Expected a date');
});
