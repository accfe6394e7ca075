/** An import of one source file by another; paths from the root. */
export interface FileImport {
  readonly from: string;
  readonly to: string;
}

/** Folders of which each imports the next, and the last the first. */
export interface FolderCycle {
  readonly folders: readonly string[];
  /** One import for each step of the way. */
  readonly imports: readonly FileImport[];
}

/** By importing folder, then by imported folder: one of the imports. */
type FolderImports = ReadonlyMap<string, ReadonlyMap<string, FileImport>>;

/**
 * Finds folders that import each other, directly or through others: the shortest cycle through each folder, each once.
 *
 * An import counts between the two folders in which the paths of its files part: `a/b/x.ts` to `a/c/d/y.ts` from `a/b` to
 * `a/c`, so that two trees count like two folders. A file that stands right in the common folder counts as that folder:
 * `a/x.ts` to `a/c/y.ts` from `a` to `a/c`.
 *
 * @example findFolderCycles([{ from: 'a/x.ts', to: 'b/y.ts' }, { from: 'b/z.ts', to: 'a/x.ts' }])[0].folders // ['a', 'b']
 */
export function findFolderCycles(imports: readonly FileImport[]): readonly FolderCycle[] {
  const folders = byFolder(imports);
  const found = new Map<string, FolderCycle>();
  for (const folder of [...folders.keys()].toSorted()) {
    const cycle = shortestCycle(folders, folder);
    if (cycle === undefined) continue;
    const name = cycle.folders.toSorted().join(' ');
    if (!found.has(name)) found.set(name, cycle);
  }
  return [...found.values()];
}

/** A cycle for people: the folders, then the import behind each step. */
export function describeFolderCycle({ folders, imports }: FolderCycle): string {
  const steps = imports.map(({ from, to }) => `    ${from} → ${to}`);
  return [`  ${[...folders, folders[0]].join(' → ')}`, ...steps].join('\n');
}

function byFolder(imports: readonly FileImport[]): FolderImports {
  const folders = new Map<string, Map<string, FileImport>>();
  for (const each of imports) {
    const [from, to] = partingFolders(each);
    if (from === to) continue;
    const imported = folders.get(from) ?? new Map<string, FileImport>();
    folders.set(from, imported);
    if (!imported.has(to)) imported.set(to, each);
  }
  return folders;
}

function partingFolders({ from, to }: FileImport): readonly [from: string, to: string] {
  const [left, right] = [from.split('/').slice(0, -1), to.split('/').slice(0, -1)];
  let shared = 0;
  while (shared < left.length && left[shared] === right[shared]) shared++;
  return [left.slice(0, shared + 1).join('/'), right.slice(0, shared + 1).join('/')];
}

function shortestCycle(folders: FolderImports, start: string): FolderCycle | undefined {
  const cameFrom = new Map<string, string>();
  const ahead = [start];
  for (const folder of ahead) {
    for (const next of folders.get(folder)?.keys() ?? []) {
      if (next === start) return cycleThrough(folders, wayTo(cameFrom, folder));
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, folder);
      ahead.push(next);
    }
  }
  return undefined;
}

/** The folders from the start, which came from nowhere, to the last one. */
function wayTo(cameFrom: ReadonlyMap<string, string>, last: string): readonly string[] {
  const way = [last];
  for (let at = cameFrom.get(last); at !== undefined; at = cameFrom.get(at)) way.unshift(at);
  return way;
}

function cycleThrough(all: FolderImports, folders: readonly string[]): FolderCycle {
  const imports = folders.map(
    (folder, index) => all.get(folder)!.get(folders[(index + 1) % folders.length]!)!,
  );
  return { folders, imports };
}
