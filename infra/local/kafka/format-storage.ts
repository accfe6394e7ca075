import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { nodeSettings, type ProxiedListener } from './node-settings.ts';

const run = promisify(execFile);

/** Any 22 characters of URL-safe base64; one node needs no distinction from other clusters. */
const CLUSTER_ID = 'dGlkZW1hcmstbG9jYWwtMQ';

/** One node's place: its Java with class path, its folder and its ports. */
export interface NodePlace {
  readonly java: string;
  readonly classPath: readonly string[];
  readonly folder: string;
  readonly port: number;
  readonly controllerPort: number;
  readonly proxied: ProxiedListener | undefined;
}

/** Writes server.properties, formats the storage unless it is already, and returns the path of the settings. */
export async function formatStorage(place: NodePlace): Promise<string> {
  const settings = join(place.folder, 'server.properties');
  const { port, controllerPort, folder, proxied } = place;
  await writeFile(settings, nodeSettings(port, controllerPort, join(folder, 'data'), proxied));
  const format = ['format', '--ignore-formatted', '--cluster-id', CLUSTER_ID, '--config', settings];
  await run(place.java, [
    '-XX:TieredStopAtLevel=1',
    ...place.classPath,
    'kafka.tools.StorageTool',
    ...format,
  ]);
  return settings;
}
