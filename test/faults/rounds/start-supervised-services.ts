import { setTimeout as sleep } from 'node:timers/promises';
import { sourceNames } from '@tidemark/pipeline';
import { type ServiceProcess, startService } from '../../support/service-process.ts';

/** The processes of the system under fault: three segmenters share the partitions, and each source has its intake. */
export const MEMBERS: readonly string[] = ['segmenter-1', 'segmenter-2', 'segmenter-3', ...sourceNames];

/** Service processes, each started anew when it has died or given up, as an orchestrator would. */
export interface SupervisedServices extends AsyncDisposable {
  signal(name: string, signal: NodeJS.Signals): void;
  areReady(): Promise<boolean>;
  /** The services that ended because a server was out of reach for too long, and were started again; each with why. */
  outages(): readonly string[];
  /** The last lines of each service's log. */
  lastLines(count: number): string;
  /** Stops all cleanly; throws when one does not end with 0. */
  stop(): Promise<void>;
  /** Rejects when a service ended as none should. */
  readonly failed: Promise<never>;
}

/** The exit code of a service whose servers were out of reach for too long. */
const OUTAGE = 4;
const RESTART_PAUSE_MS = 500;

interface Member {
  readonly name: string;
  service: ServiceProcess | undefined;
  /** What the processes before it have logged. */
  history: string;
  isKilled: boolean;
  life: Promise<void>;
}

/** Starts every member; resolves when all serve their probes. */
export async function startSupervisedServices(
  env: Readonly<Record<string, string>>,
): Promise<SupervisedServices> {
  const { promise: failed, reject: fail } = Promise.withResolvers<never>();
  failed.catch(() => undefined);
  let isStopping = false;
  const outages: string[] = [];

  const start = async (member: Member) => {
    member.service = await startService({ main: mainOf(member.name), env });
  };
  const keepAlive = async (member: Member) => {
    for (;;) {
      const service = member.service!;
      const { code, signal } = await service.exited;
      if (isStopping) return;
      member.history += service.logs();
      if (member.isKilled && signal === 'SIGKILL') member.isKilled = false;
      else if (code === OUTAGE) outages.push(`${member.name}: ${lastError(service.logs())}`);
      else throw new Error(`${member.name} ended with ${code ?? signal}:\n${tail(service.logs(), 20)}`);
      await sleep(RESTART_PAUSE_MS);
      if (isStopping) return;
      await start(member);
    }
  };
  const members = MEMBERS.map(
    (name): Member => ({
      name,
      service: undefined,
      history: '',
      isKilled: false,
      life: Promise.resolve(),
    }),
  );
  await Promise.all(members.map(start));
  for (const member of members) member.life = keepAlive(member).catch(fail);

  const endAll = async () => {
    isStopping = true;
    for (const { service } of members) {
      service?.kill('SIGTERM');
      service?.kill('SIGCONT'); // one that is frozen hears nothing before
    }
    await Promise.all(members.map(({ life }) => life));
    return Promise.all(members.map(async ({ name, service }) => ({ name, end: await service!.exited })));
  };
  return {
    signal(name, signal) {
      const member = members.find((each) => each.name === name)!;
      if (signal === 'SIGKILL') member.isKilled = true;
      member.service!.kill(signal);
    },
    areReady: async () => (await Promise.all(members.map(({ service }) => isReady(service!)))).every(Boolean),
    outages: () => outages,
    lastLines: (count) =>
      members
        .map(({ name, history, service }) => `--- ${name}\n${tail(history + service!.logs(), count)}`)
        .join('\n'),
    async stop() {
      const unclean = (await endAll()).filter(({ end }) => end.code !== 0);
      if (unclean.length > 0) throw new Error(`Did not stop cleanly: ${JSON.stringify(unclean)}`);
    },
    failed,
    [Symbol.asyncDispose]: async () => void (await endAll()),
  };
}

function mainOf(name: string): string {
  return `services/${name.replace(/-\d$/, '')}/src/main.ts`;
}

async function isReady(service: ServiceProcess): Promise<boolean> {
  const signal = AbortSignal.timeout(1_000);
  const answer = await fetch(`${service.url}/readyz`, { signal }).catch(() => undefined);
  return answer?.ok === true;
}

/** What the last error that was logged says. */
function lastError(logs: string): string {
  const lines = logs.split('\n').filter((line) => line.includes('"level":"fatal"'));
  const { err } = JSON.parse(lines.at(-1) ?? '{}') as { err?: { message?: string } };
  return err?.message ?? 'no reason logged';
}

function tail(text: string, lines: number): string {
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}
