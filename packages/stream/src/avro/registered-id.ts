import { refusal } from '../errors/refusal.ts';
import type { TidemarkError } from '../errors/tidemark-error.ts';
import type { SchemaRegistry } from '../ports/schema-registry.ts';
import type { ValueCodec } from './value-codec.ts';

/**
 * The id under which this build's schema is registered; it need not be the subject's latest version, so old and new writers
 * run side by side.
 *
 * @throws TidemarkError `refused` when the subject does not have it: a service ends with it, and setup is to be run;
 * `registry-unavailable` (retryable) for an outage
 */
export async function registeredId(options: {
  readonly registry: SchemaRegistry;
  readonly subject: string;
  readonly codec: Pick<ValueCodec<unknown>, 'name' | 'json'>;
}): Promise<number> {
  const { registry, subject, codec } = options;
  const id = await registry.idOf(subject, codec.json);
  if (id === undefined) throw notRegistered(subject, codec.name, await registry.latestId(subject));
  return id;
}

function notRegistered(subject: string, name: string, latestId: number | undefined): TidemarkError {
  const state =
    latestId === undefined
      ? 'the registry has no such subject'
      : `the subject has other schemas only (the latest has id ${latestId})`;
  return refusal(
    `Cannot write "${name}" to subject "${subject}": ${state}. Run \`tidemark setup\` with this version; it registers the schemas.`,
  );
}
