import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { fetchOnce } from './fetch-once.ts';
import { findProgram } from './find-program.ts';
import type { Machine } from './machine.ts';
import { MissingNeed } from './missing-need.ts';

const run = promisify(execFile);

const MAX_OUTPUT_BYTES = 16 * 1024 * 1024;

/** What `fetchArtifacts` shall bring. */
export interface Artifacts {
  /** First part of the folder's name in the cache. */
  readonly name: string;
  /** A pom.xml that lists them as dependencies. */
  readonly pom: string;
  /** Work on the folder before it counts as complete, such as unpacking. */
  readonly finish?: (folder: string) => Promise<void>;
}

/** The folder with the pom's dependencies, from the cache or Maven Central. Another pom is another folder. */
export async function fetchArtifacts(artifacts: Artifacts, machine: Machine): Promise<string> {
  const pomHash = createHash('sha256')
    .update(await readFile(artifacts.pom))
    .digest('hex');
  return fetchOnce(machine.cacheFolder, `${artifacts.name}-${pomHash.slice(0, 8)}`, async (folder) => {
    const maven = requireMaven(machine);
    console.error(`Fetching ${artifacts.name} with Maven, this once …`);
    await copyDependencies(maven, artifacts.pom, folder);
    await artifacts.finish?.(folder);
  });
}

function requireMaven(machine: Machine): string {
  const maven = findProgram('mvn', machine);
  if (maven !== null) return maven;
  throw new MissingNeed('Maven (mvn)', 'fetches Kafka and the schema registry', 'apt-get install maven');
}

async function copyDependencies(maven: string, pom: string, folder: string): Promise<void> {
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${folder}`];
  const flags = ['--batch-mode', '--no-transfer-progress', '--quiet'];
  await run(maven, [...flags, '--file', pom, ...goal], { maxBuffer: MAX_OUTPUT_BYTES });
}
