import { Worker } from 'node:worker_threads';
import type { BuyerTable } from './buyer-table.ts';
import type { FitRequest, FittedModels } from './fit-models.ts';

/**
 * `fitModels` in a thread of its own: it computes for seconds, and in this one nothing else would happen meanwhile, no
 * heartbeat either.
 *
 * @param request handed over: the columns of its table are empty afterwards
 * @throws what the fit threw; an Error where the thread ended without an answer. Both are bugs
 */
export function fitInWorker(request: FitRequest): Promise<FittedModels> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./fit-worker.ts', import.meta.url), {
      workerData: request,
      transferList: buffersOf(request.buyers),
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    // After an answer this comes too late to matter.
    worker.once('exit', (code) =>
      reject(new Error(`Cannot fit models: the thread ended with ${code}, without an answer`)),
    );
  });
}

function buffersOf(buyers: BuyerTable): ArrayBuffer[] {
  return Object.values(buyers).map((column: Float64Array<ArrayBuffer>) => column.buffer);
}
