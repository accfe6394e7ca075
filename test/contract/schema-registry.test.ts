import { createMemoryRegistry } from '@tidemark/stream';
import { schemaRegistryContract } from './schema-registry.contract.ts';

const registry = createMemoryRegistry();
let subjects = 0;

schemaRegistryContract('memory', () => ({ registry, subject: `subject-${++subjects}-value` }));
