import type { Environment } from '@tidemark/stream';

/** This program, as the scripts of package.json name it. */
const PROGRAM = 'packages/cli/src/main.ts';

/**
 * The folder in which the user stood, by which paths are meant. pnpm starts a script in the project's own folder and says
 * in INIT_CWD from where; the variable is inherited, so that it counts for the script's own program alone.
 *
 * @param cwd the folder of the process
 */
export function userFolder(env: Environment, cwd: string): string {
  const isScript = env['npm_lifecycle_script']?.includes(PROGRAM) === true;
  return (isScript ? env['INIT_CWD'] : undefined) ?? cwd;
}
