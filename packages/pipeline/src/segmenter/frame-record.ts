import { isDeepStrictEqual } from 'node:util';
import type { Frame } from '@tidemark/core';
import type { Frame as LoggedFrame } from '@tidemark/schemas';

/** The frame as the log holds it. */
export function toLoggedFrame(frame: Frame): LoggedFrame {
  return { ...frame, type: 'Frame', time: frame.time === 'real' ? 'REAL' : 'SIMULATED' };
}

/** The frame of a log record. */
export function fromLoggedFrame({ type: _, time, ...frame }: LoggedFrame): Frame {
  return { ...frame, time: time === 'REAL' ? 'real' : 'simulated' };
}

/** True when both say the same of everything. */
export function isSameFrame(left: Frame, right: Frame): boolean {
  return isDeepStrictEqual(left, right);
}
