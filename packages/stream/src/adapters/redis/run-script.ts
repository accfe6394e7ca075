import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';

/** A Lua script and the SHA-1 under which Redis keeps it. */
export interface Script {
  readonly lua: string;
  readonly sha: string;
}

export function defineScript(lua: string): Script {
  return { lua, sha: createHash('sha1').update(lua).digest('hex') };
}

/**
 * Runs a script by its hash, and by its text when Redis does not have it (first use, restart, SCRIPT FLUSH).
 * Only a NOSCRIPT reply is followed by a second call: it means that nothing ran. After any other error the
 * script may have run.
 */
export async function runScript(
  redis: Redis,
  script: Script,
  keys: readonly string[],
  values: readonly (string | Buffer)[],
): Promise<unknown> {
  const rest = [String(keys.length), ...keys, ...values];
  try {
    return await redis.call('EVALSHA', [script.sha, ...rest]);
  } catch (error) {
    if (!isNoScript(error)) throw error;
    return await redis.call('EVAL', [script.lua, ...rest]);
  }
}

function isNoScript(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('NOSCRIPT');
}
