import { parentPort, workerData } from 'node:worker_threads';
import { type FitRequest, fitModels } from './fit-models.ts';

// The thread that `fitInWorker` starts, and alone.
parentPort!.postMessage(fitModels(workerData as FitRequest));
