import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const service = z.object({
  image: z.string(),
  command: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()).default({}),
  ports: z.array(z.string()),
  healthcheck: z.object({ test: z.array(z.string()).min(2) }).loose(),
});

const compose = z.object({
  services: z.object({ kafka: service, registry: service, redis: service }),
});

/** What tests need of infra/compose.yaml: the images and settings of the three servers. */
export type Compose = z.infer<typeof compose>;

/** Reads and checks infra/compose.yaml. */
export async function readCompose(): Promise<Compose> {
  const file = join(import.meta.dirname, '../../infra/compose.yaml');
  return compose.parse(parse(await readFile(file, 'utf8')));
}
