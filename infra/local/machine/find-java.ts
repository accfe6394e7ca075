import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findProgram, isExecutable } from './find-program.ts';
import type { Machine } from './machine.ts';

const run = promisify(execFile);

/**
 * Path of a `java` of at least the major version, or null.
 *
 * Asks JAVA_HOME first, then PATH, then every installation under /usr/lib/jvm: a machine's default Java is often
 * older than one that stands beside it.
 */
export async function findJava(minimumMajor: number, machine: Machine): Promise<string | null> {
  for (const java of candidates(machine)) {
    const major = await javaMajor(java);
    if (major !== null && major >= minimumMajor) return java;
  }
  return null;
}

function candidates(machine: Machine): readonly string[] {
  const onPath = findProgram('java', machine);
  const all = [
    ...(machine.javaHome === undefined ? [] : [join(machine.javaHome, 'bin/java')]),
    ...(onPath === null ? [] : [onPath]),
    ...installations(machine).map((name) => join(machine.jvmFolder, name, 'bin/java')),
  ];
  return [...new Set(all)].filter(isExecutable);
}

function installations(machine: Machine): readonly string[] {
  try {
    return readdirSync(machine.jvmFolder).toSorted();
  } catch {
    return []; // no such folder: this machine keeps its Java elsewhere
  }
}

async function javaMajor(java: string): Promise<number | null> {
  try {
    return parseJavaMajor((await run(java, ['-version'])).stderr);
  } catch {
    return null; // a stub without a Java behind it, as macOS has one
  }
}

/** The major version in what `java -version` prints: 17 of `openjdk version "17.0.15"`, 8 of `"1.8.0_402"`. */
export function parseJavaMajor(output: string): number | null {
  const match = /version "(?:1\.)?(\d+)/.exec(output);
  return match === null ? null : Number(match[1]);
}
