import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** What the local servers need to know of the machine they run on. */
export interface Machine {
  readonly cacheFolder: string;
  /** `JAVA_HOME`, when it is set. */
  readonly javaHome: string | undefined;
  /** Where Linux distributions put their Java installations, side by side. */
  readonly jvmFolder: string;
  readonly pathFolders: readonly string[];
  readonly isRoot: boolean;
}

/**
 * The one place of infra/local that looks at the environment.
 *
 * `cacheFolder` is `$XDG_CACHE_HOME/tidemark` or `~/.cache/tidemark`: outside the checkout, so that a fresh
 * clone does not download the servers again.
 */
export function thisMachine(env: NodeJS.ProcessEnv = process.env): Machine {
  return {
    cacheFolder: join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'tidemark'),
    javaHome: env['JAVA_HOME'] || undefined,
    jvmFolder: '/usr/lib/jvm',
    pathFolders: (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''),
    isRoot: process.getuid?.() === 0,
  };
}
