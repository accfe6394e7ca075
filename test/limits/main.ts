// The long forms of the tests beside this file, on servers of their own; README.md says more.
import { parseArgs } from 'node:util';
import { prepareServers } from '../../infra/local/index.ts';
import { type BacklogResult, carryBacklog } from './carry-backlog.ts';
import { heapMib, RSS_BOUND_MIB } from './measured-service.ts';
import { leastTicks, recalibrate } from './recalibration/recalibrate.ts';
import { startSlowServers } from './slow/start-slow-servers.ts';
import { overdueTimers } from './timers/overdue-timers.ts';

const USAGE = `pnpm test:limits [form ...] [--events N] [--timers N] [--customers N]
forms: backlog (default 2,000,000 events), hot-customer, slow-redis, slow-broker, timers (default 300,000), recalibration (default 500,000 customers); all when none is named`;

const FORMS = ['backlog', 'hot-customer', 'slow-redis', 'slow-broker', 'timers', 'recalibration'] as const;
type Form = (typeof FORMS)[number];

const TIMEOUT_MS = 20 * 60_000;
const SLOWNESS = { delayMs: 50, stall: { everyMs: 10_000, forMs: 2_000 } } as const;
/** A form is repeated with so many times the events: the bound is the same. */
const TIMES_MORE = 4;

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    events: { type: 'string' },
    timers: { type: 'string', default: '300000' },
    customers: { type: 'string', default: '500000' },
    help: { type: 'boolean', default: false },
  },
});
const unknown = positionals.filter((form) => !FORMS.some((known) => known === form));
if (flags.help || unknown.length > 0) {
  console.log(USAGE);
  process.exit(flags.help ? 0 : 1);
}
const missing = await prepareServers();
if (missing.length > 0) {
  console.error(missing.join('\n'));
  process.exit(1);
}
await using servers = await startSlowServers(SLOWNESS);
const wanted = positionals.length === 0 ? FORMS : (positionals as Form[]);
let isSound = true;
for (const form of wanted) isSound = (await run(form)) && isSound;
process.exitCode = isSound ? 0 : 1;

async function run(form: Form): Promise<boolean> {
  if (form === 'timers') return runTimers();
  if (form === 'recalibration') return runRecalibration();
  const { asTheyAre, slowRedis, slowBroker } = servers;
  const settings = {
    backlog: { isHot: false, events: 2_000_000, seenServers: asTheyAre },
    'hot-customer': { isHot: true, events: 400_000, seenServers: asTheyAre },
    'slow-redis': { isHot: false, events: 400_000, seenServers: slowRedis },
    'slow-broker': { isHot: false, events: 200_000, seenServers: slowBroker },
  }[form];
  const { isHot, seenServers } = settings;
  const events = Number(flags.events ?? settings.events);
  const results: BacklogResult[] = [];
  for (const part of [Math.round(events / TIMES_MORE), events]) {
    const name = `${form}-${part}`;
    const options = { name, events: part, isHot, seenServers, servers: asTheyAre, timeoutMs: TIMEOUT_MS };
    results.push(await carryBacklog(options));
    console.log(lineOf(results.at(-1)!));
  }
  return results.every(isBounded);
}

async function runTimers(): Promise<boolean> {
  const timers = Number(flags.timers);
  const result = await overdueTimers({
    name: `timers-${timers}`,
    timers,
    perSecond: 300,
    calmSeconds: 15,
    servers: servers.asTheyAre,
    timeoutMs: TIMEOUT_MS,
  });
  const { audit, ...figures } = result;
  console.log(JSON.stringify(figures, null, 2));
  return isBounded(result);
}

async function runRecalibration(): Promise<boolean> {
  const customers = Number(flags.customers);
  const result = await recalibrate({
    name: `recalibration-${customers}`,
    customers,
    perSecond: 300,
    calmSeconds: 15,
    servers: servers.asTheyAre,
    timeoutMs: TIMEOUT_MS,
  });
  const { audit, ...figures } = result;
  console.log(JSON.stringify(figures, null, 2));
  const isOnce = result.movedTwice === 0 && result.leftBehind === 0 && result.moved > customers / 2;
  return isBounded(result) && isOnce && result.ticks >= leastTicks(customers);
}

function isBounded({
  auditCode,
  audit,
  peakRssMib,
}: Pick<BacklogResult, 'auditCode' | 'audit' | 'peakRssMib'>) {
  if (auditCode !== 0) console.log(audit);
  return auditCode === 0 && Object.values(peakRssMib).every((mib) => mib <= RSS_BOUND_MIB);
}

function lineOf({ name, events, seconds, peakRssMib, auditCode }: BacklogResult): string {
  const perSecond = Math.round(events / seconds);
  const peaks = Object.entries(peakRssMib).map(
    ([service, mib]) => `${service} ${mib} MiB (heap ${heapMib(service)})`,
  );
  return `${name}: ${events} events in ${seconds.toFixed(1)} s (${perSecond}/s); peak memory ${peaks.join(', ')} of ${RSS_BOUND_MIB}; audit ${auditCode}`;
}
