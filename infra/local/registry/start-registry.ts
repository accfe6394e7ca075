import { execFile } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findJava } from '../machine/find-java.ts';
import { freePort } from '../machine/free-port.ts';
import { type Machine, thisMachine } from '../machine/machine.ts';
import { fetchArtifacts } from '../machine/maven.ts';
import { MissingNeed } from '../machine/missing-need.ts';
import { type RunningServer, runServer } from '../process/running-server.ts';
import { serverFolder } from '../process/server-folder.ts';

/** Settings of a local schema registry. */
export interface RegistryOptions {
  /** Default: a free one. */
  readonly port?: number;
  /** Its log; default: a temporary folder that goes with the server. */
  readonly folder?: string;
  /** `host:port` of a Kafka in which it keeps its schemas; default: in memory, gone with the process. */
  readonly kafkaBrokers?: string;
}

/** Apicurio 3.3 is compiled for it. */
const JAVA_MAJOR = 21;
const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 20_000;
const JVM_FLAGS = ['-Xms64m', '-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

const run = promisify(execFile);

/** Starts Apicurio Registry on 127.0.0.1; `url` is its Confluent-compatible API. */
export async function startRegistry(options: RegistryOptions = {}): Promise<RunningServer> {
  const machine = thisMachine();
  const java = await registryJava(machine);
  const application = await registryApplication(machine);
  const port = options.port ?? (await freePort());
  const { folder, isFolderTemporary } = await serverFolder('registry', options.folder);
  const url = `http://127.0.0.1:${port}/apis/ccompat/v7`;
  return runServer({
    url,
    folder,
    isFolderTemporary,
    stopTimeoutMs: STOP_TIMEOUT_MS,
    command: {
      port,
      name: 'the schema registry',
      program: java,
      args: [...JVM_FLAGS, '-jar', join(application, 'quarkus-run.jar')],
      env: registryEnvironment(port, options.kafkaBrokers),
      workingFolder: folder,
      logFile: join(folder, 'registry.log'),
      isReady: () => listsSubjects(url),
      startTimeoutMs: START_TIMEOUT_MS,
    },
  });
}

/** Path of a Java that can run the registry; throws with what to install. */
export async function registryJava(machine: Machine): Promise<string> {
  const java = await findJava(JAVA_MAJOR, machine);
  if (java !== null) return java;
  throw new MissingNeed(
    `Java ${JAVA_MAJOR} or newer`,
    'runs the schema registry; looked at JAVA_HOME, PATH and /usr/lib/jvm',
    'a JDK such as Temurin 25 into /usr/lib/jvm, or point JAVA_HOME at one',
  );
}

/** The unpacked application, from the cache or Maven Central. */
export function registryApplication(machine: Machine): Promise<string> {
  const pom = join(import.meta.dirname, 'pom.xml');
  return fetchArtifacts({ name: 'registry', pom, finish: unpack }, machine);
}

async function unpack(folder: string): Promise<void> {
  for (const archive of await readdir(folder)) {
    await run('tar', ['-xzf', join(folder, archive), '-C', folder]);
    await rm(join(folder, archive));
  }
}

function registryEnvironment(port: number, kafkaBrokers: string | undefined): Record<string, string> {
  const storage: Record<string, string> =
    kafkaBrokers === undefined
      ? {}
      : { APICURIO_STORAGE_KIND: 'kafkasql', APICURIO_KAFKASQL_BOOTSTRAP_SERVERS: kafkaBrokers };
  return {
    QUARKUS_HTTP_HOST: '127.0.0.1',
    QUARKUS_HTTP_PORT: String(port),
    // Its management interface would take the fixed port 9000: a second registry on the machine could not start.
    QUARKUS_MANAGEMENT_PORT: '0',
    QUARKUS_MANAGEMENT_HOST: '127.0.0.1',
    ...storage,
  };
}

async function listsSubjects(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/subjects`, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false; // not listening yet
  }
}
