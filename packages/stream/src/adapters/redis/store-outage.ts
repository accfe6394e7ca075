import { ReplyError } from 'ioredis';
import { TidemarkError } from '../../errors/tidemark-error.ts';

/** Replies that pass by themselves or after an operator's hand; any other one is a bug or a wrong setting. */
const PASSING_REPLIES = new Set([
  'LOADING',
  'BUSY',
  'MASTERDOWN',
  'READONLY',
  'TRYAGAIN',
  'OOM',
  'MISCONF',
  'CLUSTERDOWN',
  'NOREPLICAS',
]);
/** At `maxmemory`: nothing that could take memory is begun, be it a script or a command within MULTI. */
const FULL = 'OOM';

/** Waits for a read; whatever goes wrong is 'store-unavailable', or 'store-full': nothing has changed. */
export async function reading<T>(what: string, reply: Promise<T>): Promise<T> {
  try {
    return await reply;
  } catch (error) {
    if (isFull(error)) throw fullStore(what, error);
    throw new TidemarkError('store-unavailable', `Cannot ${what}: ${reason(error)}`, {
      isRetryable: mayPass(error),
      cause: error,
    });
  }
}

/**
 * Waits for a write; whatever goes wrong is 'outcome-unknown': it may have happened, or happen yet. 'store-full' alone says
 * that it has not: Redis refuses a script at the first command that writes, and not later.
 */
export async function writing<T>(what: string, reply: Promise<T>): Promise<T> {
  try {
    return await reply;
  } catch (error) {
    if (isFull(error)) throw fullStore(what, error);
    throw new TidemarkError(
      'outcome-unknown',
      `Cannot know whether to ${what} has worked: ${reason(error)}`,
      {
        isRetryable: mayPass(error),
        cause: error,
      },
    );
  }
}

function fullStore(what: string, cause: unknown): TidemarkError {
  return new TidemarkError(
    'store-full',
    `Cannot ${what}: Redis is at its memory limit and takes nothing (${reason(cause)}). Raise maxmemory (CONFIG SET maxmemory), or give it a larger machine: it goes on by itself then`,
    { isRetryable: true, cause },
  );
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function mayPass(error: unknown): boolean {
  if (!isReply(error)) return true;
  return refusalsIn(error).every((code) => PASSING_REPLIES.has(code));
}

function isFull(error: unknown): boolean {
  return isReply(error) && refusalsIn(error).includes(FULL);
}

/** What ioredis makes of an error reply; of EXEC's with the replies before it. */
interface Aborted {
  readonly previousErrors?: readonly unknown[];
}

function isReply(error: unknown): error is Aborted {
  return error instanceof ReplyError;
}

/**
 * The codes with which Redis refused. EXEC says EXECABORT whatever was refused before it, and ioredis keeps that beside
 * it; before 7.0 a script's error begins with ERR, and what a command of it was refused with stands within the text.
 */
function refusalsIn(error: Aborted): readonly string[] {
  const { previousErrors = [] } = error;
  const reasons = previousErrors.length > 0 ? previousErrors.map(reason) : [reason(error)];
  return reasons.map(
    (text) => /^ERR Error running script .*: -([A-Z]+) /s.exec(text)?.[1] ?? text.split(' ')[0]!,
  );
}
