import { join } from 'node:path';
import { checkImports } from './house/check-imports.ts';

const report = await checkImports(join(import.meta.dirname, '..'));
console.log(report.text.trim());
console.log(`${report.modules} modules, ${report.broken.length} forbidden imports`);
process.exitCode = report.broken.length === 0 ? 0 : 1;
