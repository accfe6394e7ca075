import { Worker } from 'node:worker_threads';
import type { ModelFits, ModelsInForce, SampledBuyer } from '@tidemark/core';

/** `fitModels` of core, in whatever thread. */
export type Fit = (buyers: readonly SampledBuyer[], inForce: ModelsInForce) => ModelFits | Promise<ModelFits>;

/** What the thread is given. */
export interface FitRequest {
  readonly buyers: readonly SampledBuyer[];
  readonly inForce: ModelsInForce;
}

/**
 * `fitModels` in a thread of its own: it computes for seconds, and in this one nothing else would happen meanwhile, no
 * heartbeat either. The customers are copied there: 20,000 of them in some 20 ms.
 *
 * @throws what the fit threw; an Error where the thread ended without an answer. Both are bugs
 */
export function fitInWorker(buyers: readonly SampledBuyer[], inForce: ModelsInForce): Promise<ModelFits> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./fit-worker.ts', import.meta.url), {
      workerData: { buyers, inForce } satisfies FitRequest,
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    // After an answer this comes too late to matter.
    worker.once('exit', (code) =>
      reject(new Error(`Cannot fit models: the thread ended with ${code}, without an answer`)),
    );
  });
}
