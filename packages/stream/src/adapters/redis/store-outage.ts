import { ReplyError } from 'ioredis';
import { TidemarkError } from '../../errors/tidemark-error.ts';

/** Replies that pass by themselves or after an operator's hand; any other one is a bug or a wrong setting. */
const PASSING_REPLIES = [
  'LOADING',
  'BUSY',
  'MASTERDOWN',
  'READONLY',
  'TRYAGAIN',
  'OOM',
  'MISCONF',
  'CLUSTERDOWN',
  'NOREPLICAS',
];

/** Waits for a read; whatever goes wrong is 'store-unavailable': nothing has changed. */
export async function reading<T>(what: string, reply: Promise<T>): Promise<T> {
  try {
    return await reply;
  } catch (error) {
    throw new TidemarkError('store-unavailable', `Cannot ${what}: ${reason(error)}`, {
      isRetryable: mayPass(error),
      cause: error,
    });
  }
}

/** Waits for a write; whatever goes wrong is 'outcome-unknown': it may have happened, or happen yet. */
export async function writing<T>(what: string, reply: Promise<T>): Promise<T> {
  try {
    return await reply;
  } catch (error) {
    throw new TidemarkError(
      'outcome-unknown',
      `Cannot tell whether to ${what} has worked: ${reason(error)}`,
      {
        isRetryable: mayPass(error),
        cause: error,
      },
    );
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function mayPass(error: unknown): boolean {
  if (!(error instanceof ReplyError)) return true;
  return PASSING_REPLIES.some((code) => reason(error).startsWith(code));
}
