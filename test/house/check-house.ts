import { checkImports } from './check-imports.ts';
import { describeFolderCycle, findFolderCycles } from './find-folder-cycles.ts';
import { findUnusedExports } from './find-unused-exports.ts';

/** What is wrong in how the files of the house stand to each other. */
export interface HouseReport {
  readonly isOrdered: boolean;
  /** For people: each fault with its files, then how much was looked at. */
  readonly text: string;
}

/** Checks who imports whom, that no two folders import each other, and that every name of an index is imported somewhere. */
export async function checkHouse(root: string): Promise<HouseReport> {
  const { modules, broken, text, shipped } = await checkImports(root);
  const cycles = findFolderCycles(shipped);
  const unused = findUnusedExports(root);
  const lines = [
    text.trim(),
    ...cycles.map((cycle) => `error: folders import each other\n${describeFolderCycle(cycle)}`),
    ...unused.map(
      ({ folder, name }) => `error: nobody imports ${name}, which ${folder}/src/index.ts exports`,
    ),
    `${modules} modules, ${broken.length} forbidden imports, ${cycles.length} cycles of folders, ${unused.length} exports without a user`,
  ];
  return { isOrdered: broken.length + cycles.length + unused.length === 0, text: lines.join('\n') };
}
