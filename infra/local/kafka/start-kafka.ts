import { join } from 'node:path';
import { findJava } from '../machine/find-java.ts';
import { freePort } from '../machine/free-port.ts';
import { type Machine, thisMachine } from '../machine/machine.ts';
import { fetchArtifacts } from '../machine/maven.ts';
import { MissingNeed } from '../machine/missing-need.ts';
import { type RunningServer, runServer } from '../process/running-server.ts';
import { serverFolder } from '../process/server-folder.ts';
import { answersMetadata } from './answers-metadata.ts';
import { formatStorage } from './format-storage.ts';
import type { ProxiedListener } from './node-settings.ts';

/** Settings of a local Kafka. */
export interface KafkaOptions {
  /** Of the broker; default: a free one. */
  readonly port?: number;
  /** Data and log; default: a temporary folder that goes with the server. */
  readonly folder?: string;
  /** A second listener, for clients that come through a proxy. */
  readonly proxied?: ProxiedListener;
  /**
   * A broker that serves some minutes of tests is over before the better of Java's two compilers has paid for itself.
   * Default: a long one, as that of a measurement.
   */
  readonly life?: 'long' | 'short' | undefined;
}

/** Kafka 4 brokers are compiled for it. */
const JAVA_MAJOR = 17;
const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 30_000;
const JVM_FLAGS = ['-Xms256m', '-Xmx512m', '-XX:+UseSerialGC'];
const QUICK_COMPILER_ALONE = ['-XX:TieredStopAtLevel=1'];

/** Starts one Kafka node (broker and KRaft controller) on 127.0.0.1; `url` is its bootstrap address. */
export async function startKafka(options: KafkaOptions = {}): Promise<RunningServer> {
  const machine = thisMachine();
  const java = await kafkaJava(machine);
  const jars = await kafkaJars(machine);
  const port = options.port ?? (await freePort());
  const { folder, isFolderTemporary } = await serverFolder('kafka', options.folder);
  const classPath = [
    `-Dlog4j2.configurationFile=${join(import.meta.dirname, 'log4j2.xml')}`,
    '-cp',
    join(jars, '*'),
  ];
  const controllerPort = await freePort();
  const { proxied } = options;
  const jvmFlags = options.life === 'short' ? [...JVM_FLAGS, ...QUICK_COMPILER_ALONE] : JVM_FLAGS;
  const settings = await formatStorage({ java, classPath, folder, port, controllerPort, proxied });
  return runServer({
    url: `127.0.0.1:${port}`,
    folder,
    isFolderTemporary,
    stopTimeoutMs: STOP_TIMEOUT_MS,
    command: {
      port,
      name: 'Kafka',
      program: java,
      args: [...jvmFlags, ...classPath, 'kafka.Kafka', settings],
      workingFolder: folder,
      logFile: join(folder, 'kafka.log'),
      isReady: () => answersMetadata(port),
      startTimeoutMs: START_TIMEOUT_MS,
    },
  });
}

/** Path of a Java that can run the broker; throws with what to install. */
export async function kafkaJava(machine: Machine): Promise<string> {
  const java = await findJava(JAVA_MAJOR, machine);
  if (java !== null) return java;
  throw new MissingNeed(
    `Java ${JAVA_MAJOR} or newer`,
    'runs Kafka; looked at JAVA_HOME, PATH and /usr/lib/jvm',
    'apt-get install openjdk-17-jre-headless',
  );
}

/** The folder with the broker's jars, from the cache or Maven Central. */
export function kafkaJars(machine: Machine): Promise<string> {
  return fetchArtifacts({ name: 'kafka', pom: join(import.meta.dirname, 'pom.xml') }, machine);
}
