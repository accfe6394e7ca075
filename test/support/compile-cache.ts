import { fileURLToPath } from 'node:url';

/**
 * Lets the processes of a run compile each module once, all together: a test run starts hundreds, and half of what a
 * short one does is to compile. Node itself throws away what does not fit a file or a release any more.
 */
export const COMPILE_CACHE: Readonly<Record<string, string>> = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL('../../.cache/compiled', import.meta.url)),
};
