import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from './machine.ts';

/** Path of the first executable `name` on the machine's PATH, or null. */
export function findProgram(name: string, machine: Machine): string | null {
  for (const folder of machine.pathFolders) {
    const candidate = join(folder, name);
    if (isExecutable(candidate)) return candidate;
  }
  return null;
}

/** True when the file exists and may be executed. */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
