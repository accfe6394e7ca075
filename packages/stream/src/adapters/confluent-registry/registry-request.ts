import { z } from 'zod';
import { TidemarkError } from '../../errors/tidemark-error.ts';

/** The registry's response: a body, or one of its own failures. */
export type RegistryAnswer<T> =
  | { readonly kind: 'ok'; readonly body: T }
  /** No such subject, version, schema, or setting of the subject's own. */
  | { readonly kind: 'missing' }
  /** It will not have the schema: incompatible with an earlier version, or not a schema. */
  | { readonly kind: 'refused'; readonly message: string };

export type RegistryRequest = <T>(
  shape: z.ZodType<T>,
  method: 'GET' | 'POST' | 'PUT',
  path: readonly string[],
  body?: object,
) => Promise<RegistryAnswer<T>>;

/** Failures of the registry carry a code: three digits of status, often two more. */
const failureBody = z.object({ error_code: z.number(), message: z.string() });
const CONTENT_TYPE = 'application/vnd.schemaregistry.v1+json';

/**
 * Requests to one registry, each ended after `timeoutMs`. Whatever is not the registry's own word throws
 * `TidemarkError('registry-unavailable')`: no connection, no answer in time, a status 5xx or 401, a body
 * of another shape, and also a 404 without
 * the registry's error code, which is a proxy's or a wrong address's. Taken for an answer, it would make dead letters of
 * good records.
 */
export function registryRequests(url: string, timeoutMs: number): RegistryRequest {
  const base = new URL(url);
  const headers = {
    'content-type': CONTENT_TYPE,
    accept: `${CONTENT_TYPE}, application/json`,
    ...authorization(base),
  };
  const root = `${base.origin}${base.pathname.replace(/\/$/, '')}`;
  return async (shape, method, path, body) => {
    const address = [root, ...path.map(encodeURIComponent)].join('/');
    try {
      const response = await fetch(address, {
        method,
        headers,
        signal: AbortSignal.timeout(timeoutMs),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return toAnswer(shape, response.status, await response.text());
    } catch (cause) {
      throw unavailable(`${method} ${address}`, cause);
    }
  };
}

function toAnswer<T>(shape: z.ZodType<T>, status: number, text: string): RegistryAnswer<T> {
  if (status >= 200 && status < 300) return { kind: 'ok', body: shape.parse(JSON.parse(text)) };
  const failure = failureBody.safeParse(parsed(text));
  if (failure.success && status === 404) return { kind: 'missing' };
  if (failure.success && (status === 409 || status === 422))
    return { kind: 'refused', message: failure.data.message };
  throw new Error(`status ${status}: ${text.slice(0, 200)}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** User and password of the address, which fetch does not take from there. */
function authorization({ username, password }: URL): { readonly authorization?: string } {
  if (username === '') return {};
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
}

function unavailable(request: string, cause: unknown): TidemarkError {
  const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const why = reason instanceof Error ? reason.message : String(reason);
  return new TidemarkError('registry-unavailable', `Cannot ask the schema registry, ${request}: ${why}`, {
    isRetryable: true,
    cause,
  });
}
