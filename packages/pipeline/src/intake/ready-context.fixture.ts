import { retail } from '@tidemark/core';
import type { ServiceContext } from '@tidemark/stream';
import { memoryContext, testDeployment } from '../memory-context.fixture.ts';
import { setup } from '../setup/setup.ts';

/** A deployment in memory that is set up: intakes begin with the earliest record. */
export async function readyContext(): Promise<ServiceContext> {
  const context = memoryContext();
  await setup(context, { deployment: testDeployment, policy: retail, from: 'earliest' });
  return context;
}
