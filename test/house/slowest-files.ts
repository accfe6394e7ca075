/** How long a test file took, its hooks included. */
export interface FileTime {
  /** Path from the repository's root. */
  readonly file: string;
  readonly seconds: number;
}

const MOST = 10;

/** The ten files that took longest, a line each, the longest first; nothing where no test ran. */
export function slowestFiles(files: readonly FileTime[]): string {
  const slowest = files.toSorted((left, right) => right.seconds - left.seconds).slice(0, MOST);
  const lines = slowest.map(({ file, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${file}`);
  return lines.length === 0 ? '' : ['the slowest test files:', ...lines].join('\n');
}
