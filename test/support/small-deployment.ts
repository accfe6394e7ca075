import { type DeploymentConfig, type EpochMs, retail, SECOND } from '@tidemark/core';
import { deploymentWith, namesOf, setup } from '@tidemark/pipeline';
import { expect } from 'vitest';
import { deliverEvents } from './deliver-events.ts';
import { type KafkaAdmin, openKafkaAdmin } from './kafka-admin.ts';
import { pollUntil } from './poll-until.ts';
import { openRealContext, type RealContext, type ServerUrls } from './real-context.ts';
import { type CommandResult, runCommand, TIDEMARK } from './run-command.ts';
import { type ServiceProcess, serviceEnvironment, startService, untilReady } from './service-process.ts';
import { purchaseOf } from './shop-events.ts';
import { utc } from './simulated-deployment.ts';

type Environment = Readonly<Record<string, string>>;

/** A deployment of two log partitions on real servers, its services in processes of their own, and what can be done to it. */
export interface SmallDeployment extends AsyncDisposable {
  readonly context: RealContext;
  readonly admin: KafkaAdmin;
  readonly env: Environment;
  readonly deployment: DeploymentConfig;
  /** Starts a service and waits until it is ready. */
  start(name: string, ...flags: readonly string[]): Promise<ServiceProcess>;
  /** Runs a service to its end, which comes by itself. */
  runToEnd(name: string, env?: Environment, ...flags: readonly string[]): Promise<CommandResult>;
  tidemark(...args: readonly string[]): Promise<CommandResult>;
  /** Appends purchases of customers that take turns, and returns their event ids. */
  buy(count: number): Promise<readonly string[]>;
  /** Waits until the purchases intake has carried over all that its source holds. */
  carriedOver(): Promise<void>;
  /** Waits until the log is folded to its end. */
  folded(): Promise<void>;
}

const CUSTOMERS = 40;

/** Sets it up under a name of its own; `settings` are those of its services beside the ones that all tests give. */
export async function openSmallDeployment(
  name: string,
  urls: ServerUrls,
  settings: Environment = {},
): Promise<SmallDeployment> {
  const context = await openRealContext(name, urls);
  const admin = await openKafkaAdmin(urls.kafkaBrokers);
  const env = { ...serviceEnvironment(name, urls), ...settings };
  const deployment = deploymentWith({
    id: name,
    partitions: 2,
    zone: utc,
    currencies: ['EUR'],
    goLive: 0,
    time: 'real',
  });
  await setup(context, { deployment, policy: retail, from: 'earliest' });
  const startAt: EpochMs = context.timing.now() - 100_000 * SECOND;
  let bought = 0;
  return {
    context,
    admin,
    env,
    deployment,
    start: (service, ...flags) => started(service, env, flags),
    runToEnd: (service, withEnv = env, ...flags) =>
      runCommand([`services/${service}/src/main.ts`, ...flags], withEnv),
    tidemark: (...args) => runCommand([TIDEMARK, ...args], env),
    buy: async (count) => {
      const events = Array.from({ length: count }, () => {
        bought += 1;
        return purchaseOf(`c-${bought % CUSTOMERS}`, `o-${bought}`, startAt + bought * SECOND, 'EUR');
      });
      await deliverEvents(context, events);
      return events.map(({ eventId }) => eventId);
    },
    carriedOver: () => pollUntil('the source is carried over', () => isCarriedOver(context)),
    folded: () => pollUntil('the log is folded', () => isFolded(context)),
    [Symbol.asyncDispose]: async () => {
      await admin[Symbol.asyncDispose]();
      await context[Symbol.asyncDispose]();
    },
  };
}

async function started(name: string, env: Environment, flags: readonly string[]): Promise<ServiceProcess> {
  const service = await startService({ main: `services/${name}/src/main.ts`, arguments: flags, env });
  await untilReady(service);
  return service;
}

async function isCarriedOver(context: RealContext): Promise<boolean> {
  const names = namesOf(context);
  const topic = names.source('purchases');
  const committed = await context.log.committed(names.intakeGroup('purchases'), topic);
  return (await context.log.bounds(topic))!.every(
    ({ partition, end }) => end === 0 || committed.get(partition)?.offset === end,
  );
}

async function isFolded(context: RealContext): Promise<boolean> {
  const bounds = (await context.log.bounds(namesOf(context).customerEvents))!;
  const reads = bounds.map(({ partition }) => context.store.partition(partition).readFields([]));
  const applied = await Promise.all(reads);
  return bounds.every(({ end }, index) => applied[index]!.applied === end);
}

/** Stops a service by SIGTERM and expects it to have drained. */
export async function stop(service: ServiceProcess): Promise<void> {
  service.kill('SIGTERM');
  expect(await service.exited, service.logs()).toEqual({ code: 0, signal: null });
}

/** Expects that a process refused to go on (exit 3), with a text in its last words. */
export function expectRefused({ code, stdout }: CommandResult, ...texts: readonly string[]): void {
  expect(code, stdout).toBe(3);
  for (const text of texts) expect(stdout).toContain(JSON.stringify(text).slice(1, -1));
}
