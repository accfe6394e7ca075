import { createMemoryHarness } from '../log/memory-harness.ts';
import { logAdminContract } from './log-admin.contract.ts';

logAdminContract('memory', createMemoryHarness);
