import { hostname } from 'node:os';
import { isRunning, markThisProcess, type ProcessMark } from './process-mark.ts';

/** Which of a service's processes this is: the same for one that crashed and for the one that takes its place. */
export interface Instance {
  /** Letters, digits, `.`, `_` and `-`. */
  readonly name: string;
  readonly process: ProcessMark;
  /** Whether another process is running; undefined for one that cannot be seen from here. */
  readonly isRunning: (process: ProcessMark) => boolean | undefined;
}

/** This process, under the name that it was given or that of its host. */
export function thisInstance(name: string | undefined): Instance {
  return { name: name ?? hostname().replaceAll(/[^\w.-]/g, '-'), process: markThisProcess(), isRunning };
}
