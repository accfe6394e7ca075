import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { presetsFolder } from '../../packages/pipeline/src/policy/presets.ts';
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
        readonly atAsManyAlerts: Readonly<Record<'recency' | 'overdueRatio', Judged>>;
      }
    >
  >;
  readonly ranking: readonly {
    readonly auc: Readonly<Record<string, { readonly pActive: number; readonly recency: number }>>;
    readonly reliability: readonly { readonly expected: number; readonly observed: number }[];
  }[];
}

/** The preset retail, its signals set as the calibration half of CDNOW says. */
async function retailFitted(): Promise<string> {
  const preset = await readFile(new URL('retail.yaml', presetsFolder), 'utf8');
  return preset
    .replace(
      /^ {2}pActive: .*$/m,
      '  pActive: { horizonDays: 91, below: 0.45, fallenToPercent: 100, minOverdueDays: 120 }',
    )
    .replace(/^ {2}frequencyDrop: .*$/m, '  frequencyDrop: { windowDays: 90, min: 3, percent: 15 }');
}

/** Replays the log to its end and reads what was judged. */
async function evaluatedCdnow(
  more: readonly string[],
): Promise<{ readonly written: Written; readonly stdout: string }> {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-evaluate-'));
  const input = join(folder.path, 'cdnow.csv');
  await writeFile(input, cdnowCsv());
  const policy = join(folder.path, 'policy.yaml');
  await writeFile(policy, await retailFitted());
  const asked = [
    '--input',
    input,
    '--policy',
    policy,
    '--as-of',
    '1998-06-30',
    '--evaluate',
    '91',
    '--out',
    folder.path,
  ];
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
    expect(stdout).toMatch(/1997-09-30 │ 23570 +│ 0\.768 +│ 0\.763 /);
    for (const band of ['2-3', '4-7', '8+']) {
      const { raised, perCustomerAndYear, atAsManyAlerts } = written.alerts[band]!;
      expect(raised.precision, band).toBeGreaterThan(atAsManyAlerts.overdueRatio.precision!);
      expect(raised.precision, band).toBeGreaterThan(atAsManyAlerts.recency.precision! - 0.01);
      expect(raised.medianLeadDays, band).toBeGreaterThanOrEqual(30);
      expect(perCustomerAndYear, band).toBeLessThan(1.5);
    }
  },
);
