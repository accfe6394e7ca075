import { z } from 'zod';
import { refusal } from '../../errors/refusal.ts';
import type { TidemarkError } from '../../errors/tidemark-error.ts';
import type { Compatibility, SchemaRegistry } from '../../ports/schema-registry.ts';
import { type RegistryAnswer, type RegistryRequest, registryRequests } from './registry-request.ts';

export interface ConfluentRegistryOptions {
  /** Where the Confluent API begins, such as `http://registry:8080/apis/ccompat/v7`; with user and password, where it needs them. */
  readonly url: string;
  /** The longest time of one request, in milliseconds; 5,000 when absent. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 5_000;

const withId = z.object({ id: z.number().int() });
const withMode = z.object({ compatibilityLevel: z.string() });
/** A schema without a type is Avro. */
const withSchema = z.object({ schema: z.string(), schemaType: z.string().default('AVRO') });

/**
 * A registry that speaks Confluent's API: Confluent's own, Apicurio, Karapace. Four requests over fetch: the client
 * library of the kafkajs family does not distinguish a registry's "not found" from a proxy's, reports a refused
 * connection as a bad request, has no time limit, and hands out schemas parsed instead of as registered.
 */
export function createConfluentRegistry(options: ConfluentRegistryOptions): SchemaRegistry {
  const request = registryRequests(options.url, options.timeoutMs ?? TIMEOUT_MS);
  return {
    register: async (subject, schema, compatibility) => {
      await setMode(request, subject, compatibility);
      const answer = await request(withId, 'POST', ['subjects', subject, 'versions'], { schema });
      return expectOk(answer, subject).id;
    },
    latestId: async (subject) => {
      const answer = await request(withId, 'GET', ['subjects', subject, 'versions', 'latest']);
      return answer.kind === 'missing' ? undefined : expectOk(answer, subject).id;
    },
    idOf: async (subject, schema) => {
      const answer = await request(withId, 'POST', ['subjects', subject], { schema });
      return answer.kind === 'missing' ? undefined : expectOk(answer, subject).id;
    },
    schemaById: async (id) => {
      const answer = await request(withSchema, 'GET', ['schemas', 'ids', String(id)]);
      if (answer.kind === 'missing') return undefined;
      const found = expectOk(answer, `id ${id}`);
      return found.schemaType === 'AVRO' ? found.schema : undefined;
    },
  };
}

/** Sets the subject's mode before its first version, so that no version is ever registered under another one. */
async function setMode(request: RegistryRequest, subject: string, mode: Compatibility): Promise<void> {
  const answer = await request(withMode, 'GET', ['config', subject]);
  if (answer.kind === 'missing') {
    expectOk(await request(z.unknown(), 'PUT', ['config', subject], { compatibility: mode }), subject);
    return;
  }
  const { compatibilityLevel } = expectOk(answer, subject);
  if (compatibilityLevel !== mode) {
    throw refused(
      subject,
      `the registry holds it to ${compatibilityLevel}, not to ${mode}; settle that there first`,
    );
  }
}

function expectOk<T>(answer: RegistryAnswer<T>, subject: string): T {
  switch (answer.kind) {
    case 'ok':
      return answer.body;
    case 'refused':
      throw refused(subject, answer.message);
    case 'missing':
      throw refused(subject, 'the registry does not have it');
    default:
      return answer satisfies never;
  }
}

function refused(subject: string, why: string): TidemarkError {
  return refusal(`Cannot use schemas of "${subject}": ${why}`);
}
