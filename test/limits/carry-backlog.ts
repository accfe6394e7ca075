import { namesOf } from '@tidemark/pipeline';
import type { Purchase } from '@tidemark/schemas';
import { openBenchDeployment } from '../bench/workload/bench-deployment.ts';
import { fillBacklog } from '../bench/workload/fill-backlog.ts';
import { purchaseStream } from '../bench/workload/purchase-stream.ts';
import { pollUntil } from '../support/poll-until.ts';
import type { RealContext, ServerUrls } from '../support/real-context.ts';
import { runCommand, TIDEMARK } from '../support/run-command.ts';
import { serviceEnvironment } from '../support/service-process.ts';
import { type MeasuredService, startMeasured } from './measured-service.ts';

export interface BacklogOptions {
  /** A name that nobody has used on these servers. */
  readonly name: string;
  readonly events: number;
  /** Half of all events are one customer's. */
  readonly isHot: boolean;
  /** The servers as they are, and as the services see them. */
  readonly servers: ServerUrls;
  readonly seenServers: ServerUrls;
  readonly timeoutMs: number;
}

/** What carrying a backlog took. */
export interface BacklogResult {
  readonly name: string;
  readonly events: number;
  /** From the services' start until all is folded. */
  readonly seconds: number;
  readonly peakRssMib: Readonly<Record<string, number>>;
  /** Of `tidemark audit`: 0 when all that was published and stored is the fold of the log. */
  readonly auditCode: number | null;
  readonly audit: string;
}

/** The customers of a backlog, however many events it has: what Redis holds is not what is measured. */
const CUSTOMERS = 20_000;
const HOT = 'c-hot';

/** Leaves a backlog in the source, then starts an intake and a segmenter on it and lets them carry and fold all of it. */
export async function carryBacklog(options: BacklogOptions): Promise<BacklogResult> {
  const { name, events, isHot, servers, seenServers, timeoutMs } = options;
  await using context = await openBenchDeployment(name, servers);
  const stream = purchaseStream({ seed: name, events, customers: CUSTOMERS });
  await fillBacklog(context, isHot ? halfOf(stream) : stream);
  const env = serviceEnvironment(name, seenServers);
  const startedAt = performance.now();
  await using intake = await startMeasured('purchases', env);
  await using segmenter = await startMeasured('segmenter', env);
  const services = [intake, segmenter];
  await pollUntil(
    `${name} is carried over and folded`,
    async () => (await isCarriedOver(context, services)) && (await isFolded(context)),
    timeoutMs,
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  const peakRssMib = Object.fromEntries(services.map((each) => [each.name, each.peakRssMib()]));
  const { code, stdout, stderr } = await runCommand([TIDEMARK, 'audit'], serviceEnvironment(name, servers));
  return { name, events, seconds, peakRssMib, auditCode: code, audit: `${stdout}${stderr}` };
}

/** Gives every second event to one customer. */
function* halfOf(purchases: Iterable<Purchase>): Generator<Purchase> {
  let isHot = false;
  for (const purchase of purchases) {
    isHot = !isHot;
    yield isHot ? { ...purchase, customerId: HOT } : purchase;
  }
}

/** Throws when a service has ended: out of memory, for one. */
export async function isCarriedOver(
  context: RealContext,
  services: readonly MeasuredService[],
): Promise<boolean> {
  for (const { name, pid, logs } of services) {
    if (!isAlive(pid)) throw new Error(`The service ${name} has ended:\n${logs().slice(-4_000)}`);
  }
  const names = namesOf(context);
  const topic = names.source('purchases');
  const committed = await context.log.committed(names.intakeGroup('purchases'), topic);
  const bounds = (await context.log.bounds(topic))!;
  return bounds.every(({ partition, end }) => end === 0 || committed.get(partition)?.offset === end);
}

/** True when the log is folded to its end. */
export async function isFolded(context: RealContext): Promise<boolean> {
  for (const { partition, end } of (await context.log.bounds(namesOf(context).customerEvents))!) {
    if ((await context.store.partition(partition).readFields([])).applied !== end) return false;
  }
  return true;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
