import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A name that an index exports and nobody imports by the name of its package. */
export interface UnusedExport {
  /** The package's folder from the root, such as `packages/core`. */
  readonly folder: string;
  readonly name: string;
}

/** Folders with a package of their own. */
const PACKAGES = '{schemas,services,packages/*}/package.json';
const SOURCES = '{schemas,packages,services,infra,test}/**/*.ts';

/**
 * Finds the names in the indexes (`src/index.ts`) of all packages below `root` that no package, service or test imports
 * through the package's name. Types count like values; `import * as all` and `import()` name nothing, and so use nothing.
 *
 * @throws Error for an index with `export *`, whose names cannot be listed
 */
export function findUnusedExports(root: string): readonly UnusedExport[] {
  const used = usedNames(root);
  return globSync(PACKAGES, { cwd: root })
    .toSorted()
    .flatMap((manifest) => {
      const folder = manifest.slice(0, -'/package.json'.length);
      const { name } = JSON.parse(readFileSync(join(root, manifest), 'utf8')) as { readonly name: string };
      const names = exportedNames(root, `${folder}/src/index.ts`);
      return names.filter((each) => !used.has(`${name} ${each}`)).map((each) => ({ folder, name: each }));
    });
}

function exportedNames(root: string, index: string): readonly string[] {
  if (globSync(index, { cwd: root }).length === 0) return [];
  return parse(root, index).statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement)) return [];
    const { exportClause } = statement;
    if (exportClause === undefined || !ts.isNamedExports(exportClause))
      throw new Error(`Cannot check ${index}: an index lists the names that it exports, without "*"`);
    return exportClause.elements.map(({ name }) => name.text);
  });
}

/** `<package> <name>` for every name that a file imports, or exports on, from a package. */
function usedNames(root: string): ReadonlySet<string> {
  const used = new Set<string>();
  for (const file of globSync(SOURCES, { cwd: root, exclude: ['**/node_modules/**'] })) {
    for (const statement of parse(root, file).statements) {
      for (const name of namesFrom(statement)) used.add(name);
    }
  }
  return used;
}

function namesFrom(statement: ts.Statement): readonly string[] {
  if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
  const { moduleSpecifier } = statement;
  if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return [];
  const clause = ts.isImportDeclaration(statement)
    ? statement.importClause?.namedBindings
    : statement.exportClause;
  if (clause === undefined || !(ts.isNamedImports(clause) || ts.isNamedExports(clause))) return [];
  return clause.elements.map(
    ({ propertyName, name }) => `${moduleSpecifier.text} ${(propertyName ?? name).text}`,
  );
}

function parse(root: string, file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest);
}
