import { logContract } from './log.contract.ts';
import { createMemoryHarness } from './memory-harness.ts';

logContract('memory', createMemoryHarness);
