import { type DeploymentConfig, retail } from '@tidemark/core';
import { deploymentWith, setup } from '@tidemark/pipeline';
import { openRealContext, type RealContext, type ServerUrls } from '../../support/real-context.ts';

/** Partitions of customer-events, worked on at once by one segmenter. */
export const LOG_PARTITIONS = 4;

/** Where the bare loops write; the names do not matter, being apart from ours does. */
export const bareTopics = {
  blocks: (name: string) => `${name}.bare-blocks`,
  outputs: (name: string) => `${name}.bare-outputs`,
} as const;

/** Sets a fresh deployment up, and the topics of the bare loops beside it; in simulated time whoever opens it writes the ticks. */
export async function openBenchDeployment(
  name: string,
  urls: ServerUrls,
  time: DeploymentConfig['time'] = 'real',
): Promise<RealContext> {
  const context = await openRealContext(name, urls);
  const deployment = deploymentWith({
    id: name,
    partitions: LOG_PARTITIONS,
    zone: { name: 'UTC', initialOffsetMs: 0, transitions: [] },
    currencies: ['EUR'],
    goLive: 0,
    time,
  });
  await setup(context, { deployment, policy: retail, from: 'earliest' });
  await context.admin.createTopics(
    [bareTopics.blocks(name), bareTopics.outputs(name)].map((topic) => ({
      topic,
      partitions: LOG_PARTITIONS,
      config: {},
    })),
  );
  return context;
}
