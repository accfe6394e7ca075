import type { DeploymentConfig, Policy } from '@tidemark/core';
import { namesOf, sourceNames } from '@tidemark/pipeline';
import type { ServiceContext } from '@tidemark/stream';
import type { ShopDay } from '../../../packages/simulation/src/shop/shop-day.ts';
import { type PublishedRecord, publishedByCustomer } from '../../support/published-records.ts';
import type { ServerUrls } from '../../support/real-context.ts';
import { runCommand, TIDEMARK } from '../../support/run-command.ts';
import { serviceEnvironment } from '../../support/service-process.ts';
import { runEmbedded } from '../../support/simulated-deployment.ts';
import { countOutputs, differingCustomers } from '../compare-published.ts';

/** What a read_committed consumer saw and what `tidemark audit` found, after all has been delivered and folded. */
export interface Outcome {
  /** Records in the source topics; as many as events, or the driver itself has delivered something twice. */
  readonly delivered: number;
  readonly customers: number;
  /** Of the run without faults. */
  readonly outputs: number;
  /** Follow-ups among them. */
  readonly followUps: number;
  /** Sequence numbers that are missing in a customer's chain. */
  readonly gaps: readonly string[];
  /** Sequence numbers that a customer's chain holds more than once. */
  readonly duplicates: readonly string[];
  /** Customers whose published sequence is not, byte for byte, that of the same days in memory without any fault. */
  readonly differing: readonly string[];
  readonly audit: { readonly code: number | null; readonly report: string };
}

export interface CheckOptions {
  readonly context: ServiceContext;
  readonly servers: ServerUrls;
  readonly deployment: DeploymentConfig;
  readonly policy: Policy;
  readonly days: readonly ShopDay[];
}

export async function checkOutcome(options: CheckOptions): Promise<Outcome> {
  const { context, servers, deployment, policy, days } = options;
  const env = serviceEnvironment(context.deployment, servers);
  const { code, stdout, stderr } = await runCommand([TIDEMARK, 'audit'], env);
  const real = await publishedByCustomer(context);
  const expected = await publishedByCustomer(await runEmbedded(context, deployment, days, policy));
  const chains = [...real].map(([customer, records]) => ({ customer, sequences: sequencesOf(records) }));
  return {
    delivered: await countDelivered(context),
    customers: expected.size,
    outputs: countOutputs(expected),
    followUps: countOutputs(expected, namesOf(context).output('follow-ups')),
    gaps: chains.flatMap(({ customer, sequences }) =>
      missingOf(sequences).map((each) => `${customer}:${each}`),
    ),
    duplicates: chains.flatMap(({ customer, sequences }) =>
      repeatedOf(sequences).map((each) => `${customer}:${each}`),
    ),
    differing: differingCustomers(real, expected),
    audit: { code, report: stdout + stderr },
  };
}

async function countDelivered(context: ServiceContext): Promise<number> {
  const names = namesOf(context);
  const bounds = await Promise.all(sourceNames.map((each) => context.log.bounds(names.source(each))));
  return bounds.flatMap((each) => each ?? []).reduce((sum, { start, end }) => sum + end - start, 0);
}

function sequencesOf(records: readonly PublishedRecord[]): readonly number[] {
  return records.map(({ sequence }) => sequence);
}

function missingOf(sequences: readonly number[]): readonly number[] {
  const found = new Set(sequences);
  const all = Array.from({ length: Math.max(...sequences) }, (_, index) => index + 1);
  return all.filter((each) => !found.has(each));
}

function repeatedOf(sequences: readonly number[]): readonly number[] {
  return sequences.filter((each, index) => sequences.indexOf(each) !== index);
}
