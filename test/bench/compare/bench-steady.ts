import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerProcesses } from '../../support/start-processes.ts';
import type { BenchOptions } from '../bench-options.ts';
import { runSteady, type SteadyRun } from '../live/run-steady.ts';
import { steadyFigures } from '../live/steady-figures.ts';
import { type Checkout, checkoutsOf } from '../pipeline/checkout.ts';
import { areaTimes } from '../profile/area-times.ts';
import { within } from '../profile/within.ts';
import { printAreas } from '../report/print-areas.ts';
import { printComparison } from './print-comparison.ts';
import { runAlternating } from './run-alternating.ts';

type Areas = Readonly<Record<string, number>>;

/** Measures a steady load, of this checkout alone or of two in turn; then, profiled, where the time of two services goes. */
export async function benchSteady(
  servers: ServerProcesses,
  options: BenchOptions,
  print: (line: string) => void,
): Promise<{
  readonly table: string;
  readonly runs: Readonly<Record<string, readonly SteadyRun[]>>;
  readonly areas: Readonly<Record<string, Areas>> | undefined;
}> {
  const { against, rounds, steadyRate, liveSeconds } = options;
  const checkouts = checkoutsOf(against);
  const runs = await runAlternating(checkouts, rounds, (checkout, round) => {
    print(`${steadyRate} events/s for ${liveSeconds} s, round ${round} of ${rounds}: ${checkout.name}`);
    return runSteady(steadyOptions(servers, options, checkout, String(round)));
  });
  const figures = new Map([...runs].map(([name, ofRounds]) => [name, ofRounds.map(steadyFigures)]));
  const title = `${steadyRate.toLocaleString('en-US')} events/s for ${liveSeconds} s`;
  const comparison = printComparison(title, figures);
  if (!options.isProfiled) return { table: comparison, runs: Object.fromEntries(runs), areas: undefined };
  print('the same, profiled');
  const areas = await profileServices(servers, options, checkouts.at(-1)!);
  return {
    table: `${comparison}\n\n${printAreas('CPU µs/event, one profiled round', areas)}`,
    runs: Object.fromEntries(runs),
    areas,
  };
}

function steadyOptions(servers: ServerProcesses, options: BenchOptions, checkout: Checkout, round: string) {
  const { seed, drawnCustomers: customers, steadyRate: perSecond, liveSeconds: seconds } = options;
  const name = `bench-steady-${round}-${checkout.name}`;
  return { name, seed, customers, perSecond, seconds, checkout, servers };
}

const PROFILED = ['purchases', 'segmenter'] as const;

/** One more run. The profile gives proportions of a process's CPU: its own times are by the clock and count what others took of the cores. */
async function profileServices(
  servers: ServerProcesses,
  options: BenchOptions,
  checkout: Checkout,
): Promise<Readonly<Record<string, Areas>>> {
  const profileFolder = await mkdtemp(join(tmpdir(), 'tidemark-profile-'));
  try {
    const steady = steadyOptions(servers, options, checkout, 'profiled');
    const { measured, cpuMicros } = await runSteady({ ...steady, profileFolder });
    const areas: Record<string, Areas> = {};
    for (const service of PROFILED) {
      const profile = JSON.parse(await readFile(join(profileFolder, `${service}.cpuprofile`), 'utf8'));
      areas[service] = sharesOf(cpuMicros[service]!, areaTimes(within(profile, measured)));
    }
    return areas;
  } finally {
    await rm(profileFolder, { recursive: true, force: true });
  }
}

function sharesOf(whole: number, times: Areas): Areas {
  const sum = Object.values(times).reduce((before, micros) => before + micros, 0);
  return Object.fromEntries(Object.entries(times).map(([area, micros]) => [area, (micros / sum) * whole]));
}
