import {
  calibrate,
  type DeploymentConfig,
  type EpochMs,
  type FittedModels,
  type Fold,
  type ModelFits,
  noModels,
  type Policy,
  type Scorecard,
  sampledBuyer,
} from '@tidemark/core';
import type { ServiceContext } from '@tidemark/stream';
import { histogramsAt } from '../histograms/histograms-at.ts';
import type { Fit } from './fit-in-worker.ts';
import { sampleBuyers } from './sample-buyers.ts';

/** What a scorecard is made by. */
export interface CalibrationInputs {
  readonly deployment: DeploymentConfig;
  /** The deployment's. */
  readonly fold: Fold;
  /** How models are fitted: in another thread, or in this one. */
  readonly fit: Fit;
  /** Which axes and borders are cut, and how; whether models are fitted. With its own limits and models. */
  readonly policy: Policy;
  /** The models of the scorecard before; null where there is none. */
  readonly before: FittedModels | null;
  /**
   * Epoch milliseconds. The histograms are those of the states as they are, so it must be about now: at or before the
   * stream time of every partition.
   */
  readonly at: EpochMs;
}

/** A scorecard, and why models are kept out of it. */
export interface Calibrated {
  readonly scorecard: Scorecard;
  readonly keptOut: ModelFits['keptOut'];
}

/**
 * Makes a scorecard from the histograms of all partitions, as the store holds them, and of a sample of the states, on which
 * the models are fitted.
 *
 * @returns undefined while no customer has a purchase in the policy's window
 * @throws TidemarkError `store-unavailable`, retryable; `store-corrupt` for a state that cannot be read
 */
export async function calibrateNow(
  context: Pick<ServiceContext, 'store'>,
  inputs: CalibrationInputs,
): Promise<Calibrated | undefined> {
  const { deployment, policy, at } = inputs;
  const numbers = Array.from({ length: deployment.partitions }, (_, partition) => partition);
  const reads = await Promise.all(numbers.map((partition) => context.store.partition(partition).counts()));
  const counters = reads.map(({ counts }) => counts);
  const found = histogramsAt(counters, at, deployment.zone);
  // Before a fit, which takes seconds.
  if (found.frequency.total === 0) return undefined;
  const { models, keptOut } = await fitted(context, inputs);
  return { scorecard: calibrate(found, policy, at, models)!, keptOut };
}

async function fitted(
  context: Pick<ServiceContext, 'store'>,
  { deployment, fold, fit, policy, before, at }: CalibrationInputs,
): Promise<ModelFits> {
  if (policy.calibration.models === 'fixed')
    return { models: noModels, keptOut: { purchase: null, spend: null } };
  const { states } = await sampleBuyers(context, deployment, fold);
  // A customer who has done something since is taken as of then.
  const buyers = states.map((state) => sampledBuyer(state, Math.max(at, state.asOf ?? at), deployment.zone)!);
  return fit(buyers, { policy: policy.models, scorecard: before });
}
