import { join } from 'node:path';
import { checkHouse } from './house/check-house.ts';

const { isOrdered, text } = await checkHouse(join(import.meta.dirname, '..'));
console.log(text);
process.exitCode = isOrdered ? 0 : 1;
