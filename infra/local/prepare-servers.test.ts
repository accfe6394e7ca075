import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prepareServers } from './prepare-servers.ts';

test('a machine that has nothing gets the list of everything to install at once', async () => {
  await using cache = await mkdtempDisposable(join(tmpdir(), 'tidemark-cache-'));
  const findsNoJava = '/nowhere';

  const missing = await prepareServers({
    cacheFolder: cache.path,
    javaHome: undefined,
    jvmFolder: findsNoJava,
    pathFolders: [],
    isRoot: true,
  });

  expect(missing).toEqual([
    'Java 17 or newer is missing (runs Kafka; looked at JAVA_HOME, PATH and /usr/lib/jvm). Install it: apt-get install openjdk-17-jre-headless',
    'Java 21 or newer is missing (runs the schema registry; looked at JAVA_HOME, PATH and /usr/lib/jvm). Install it: a JDK such as Temurin 25 into /usr/lib/jvm, or point JAVA_HOME at one',
    'redis-server is missing (keeps the state of customers). Install it: apt-get install redis-server',
    'Maven (mvn) is missing (fetches Kafka and the schema registry). Install it: apt-get install maven',
  ]);
});
