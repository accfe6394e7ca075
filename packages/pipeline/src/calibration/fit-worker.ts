import { parentPort, workerData } from 'node:worker_threads';
import { fitModels } from '@tidemark/core';
import type { FitRequest } from './fit-in-worker.ts';

// The thread that `fitInWorker` starts, and alone.
const { buyers, inForce } = workerData as FitRequest;
parentPort!.postMessage(fitModels(buyers, inForce));
