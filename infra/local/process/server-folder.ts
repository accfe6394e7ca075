import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where a server keeps its data and log, and whether it goes with the server. */
export interface ServerFolder {
  readonly folder: string;
  readonly isFolderTemporary: boolean;
}

/** The folder asked for, made if need be, or a new temporary one. */
export async function serverFolder(name: string, asked: string | undefined): Promise<ServerFolder> {
  if (asked === undefined) {
    return { folder: await mkdtemp(join(tmpdir(), `tidemark-${name}-`)), isFolderTemporary: true };
  }
  const folder = resolve(asked);
  await mkdir(folder, { recursive: true });
  return { folder, isFolderTemporary: false };
}
