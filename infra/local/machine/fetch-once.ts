import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The folder `<cacheFolder>/<name>`, filled by `fill` when it is not there yet.
 *
 * `fill` works in a folder of its own that takes its final name only when it is complete: an interrupted download
 * is never taken for a whole one, and of two that fetch at the same time one wins and both have the same folder.
 */
export async function fetchOnce(
  cacheFolder: string,
  name: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const complete = join(cacheFolder, name);
  if (existsSync(complete)) return complete;
  await mkdir(cacheFolder, { recursive: true });
  const partial = await mkdtemp(join(cacheFolder, `.partial-${name}-`));
  try {
    await fill(partial);
    await rename(partial, complete);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (!existsSync(complete)) throw error;
  }
  return complete;
}
