import { setup } from '@tidemark/pipeline';
import { openRealContext } from '../../support/real-context.ts';
import { serviceEnvironment } from '../../support/service-process.ts';
import { simulatedDeployment } from '../../support/simulated-deployment.ts';
import { seededRandom } from '../seeded-random.ts';
import { checkOutcome, type Outcome } from './check-outcome.ts';
import { lastIncrement } from './cut-append-only.ts';
import { drawPolicy } from './draw-policy.ts';
import { type Deck, drawFaults, type Fault, SESSION_MS } from './fault.ts';
import { inflict, type Scene } from './inflict.ts';
import { startFlow } from './start-flow.ts';
import { type ProxiedServers, startProxiedServers } from './start-proxied-servers.ts';
import { type SupervisedServices, startSupervisedServices } from './start-supervised-services.ts';
import { untilRecovered } from './until-recovered.ts';

export interface RoundsRun {
  readonly seed: number;
  readonly customers: number;
  /** Simulated days per second at most: what the events are spread over. */
  readonly speed: number;
  readonly deck: Deck;
  /** The least rounds; more follow until the events are delivered. */
  readonly rounds: number;
  /** The least events; more follow until the rounds are over. */
  readonly events: number;
  /** Called with each round when the system has recovered from it. */
  readonly onRound: (line: string) => void;
}

export interface Round {
  readonly fault: Fault;
  /** Records by which the states went back. */
  readonly wentBack: number;
  /** From the end of the fault until the system worked again. */
  readonly recoverySeconds: number;
}

export interface RoundsReport extends Outcome {
  readonly seconds: number;
  readonly events: number;
  readonly rounds: readonly Round[];
  /** The services that gave up because a server was away, and were started again; each with why. */
  readonly outages: readonly string[];
}

const NAME = 'rounds';
const PARTITIONS = 6;
const LOG_LINES = 15;

/** Drives days through real servers, one fault a round, each meeting a system that works; then checks what came of it. */
export async function runRounds(run: RoundsRun, registryUrl: string): Promise<RoundsReport> {
  const startedAt = performance.now();
  await using servers = await startProxiedServers(registryUrl);
  await using context = await openRealContext(NAME, servers.direct);
  const deployment = simulatedDeployment(NAME, 'USD', PARTITIONS);
  const policy = drawPolicy(run.seed);
  await setup(context, { deployment, policy, from: 'earliest' });
  await using services = await startSupervisedServices(environmentOf(servers));

  let roundsOver = 0;
  let isOver = false;
  const isEnough = (events: number) => roundsOver >= run.rounds && events >= run.events;
  const flow = startFlow(context, { ...run, goesOn: () => !isOver });
  const setting = { servers, context, partitions: PARTITIONS, services, flow };
  const live = async () => {
    await untilRecovered(setting);
    const scene = { ...setting, floor: await lastIncrement(servers.redis) };
    const rounds: Round[] = [];
    for (const fault of drawFaults(seededRandom(run.seed), run.deck)) {
      if (isEnough(flow.events())) break;
      rounds.push(await playRound(scene, fault, run, rounds.length + 1));
      roundsOver = rounds.length;
    }
    isOver = true;
    await flow.over;
    return rounds;
  };
  const rounds = await unlessFailed(live(), flow.over, services);
  await services.stop();
  return {
    rounds,
    events: flow.events(),
    outages: services.outages(),
    ...(await checkOutcome({ context, servers: servers.direct, deployment, policy, days: flow.days })),
    seconds: (performance.now() - startedAt) / 1_000,
  };
}

function environmentOf({ proxied }: ProxiedServers): Readonly<Record<string, string>> {
  return { ...serviceEnvironment(NAME, proxied), KAFKA_SESSION_TIMEOUT_MS: String(SESSION_MS) };
}

async function playRound(scene: Scene, fault: Fault, run: RoundsRun, number: number): Promise<Round> {
  try {
    const { what, wentBack } = await inflict(scene, fault);
    const endedAt = performance.now();
    await untilRecovered(scene);
    if (fault.kind === 'redis-cut') scene.floor = await lastIncrement(scene.servers.redis);
    const recoverySeconds = (performance.now() - endedAt) / 1_000;
    run.onRound(`round ${number}: ${what}; recovered in ${recoverySeconds.toFixed(1)} s`);
    return { fault, wentBack, recoverySeconds };
  } catch (cause) {
    throw new Error(`Round ${number} of seed ${run.seed} failed: ${JSON.stringify(fault)}`, { cause });
  }
}

/** The rounds, unless the flow or a service fails before they are over; what fails is thrown with the services' last log lines. */
async function unlessFailed<T>(
  rounds: Promise<T>,
  flow: Promise<void>,
  services: SupervisedServices,
): Promise<T> {
  const flowFailed = flow.then(() => rounds);
  try {
    return await Promise.race([rounds, flowFailed, services.failed]);
  } catch (cause) {
    throw new Error(`The rounds failed; the services' last lines:\n${services.lastLines(LOG_LINES)}`, {
      cause,
    });
  }
}
