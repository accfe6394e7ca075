import { parseArgs } from 'node:util';
import type { ServiceDeclaration, SettingsShape } from '@tidemark/stream';
import { startInDeployment } from '../deployment-checks/start-in-deployment.ts';
import { PIPELINE_METRICS } from '../metrics/pipeline-metrics.ts';
import type { OutputTopic } from '../outputs/output-topic.ts';
import { services } from './list.ts';
import type { Service } from './service.ts';

/** The lists that a service stands in; by default the standard ones. */
export interface ServiceLists {
  readonly services?: readonly Service[];
  /** The public topics whose partitions are counted while it runs. */
  readonly outputs?: readonly OutputTopic[];
}

/**
 * What the runtime needs to run a service of the list: it starts only in its own deployment, with the flags of a command
 * line.
 *
 * @param args the command line behind the program: `['--rebuild']`
 * @throws TypeError for a flag that the service does not take; Error for a name that is not in the list
 */
export function declarationOf(
  name: string,
  args: readonly string[],
  { services: listed = services, outputs }: ServiceLists = {},
): ServiceDeclaration<SettingsShape, typeof PIPELINE_METRICS> {
  const service = listed.find((each) => each.name === name);
  if (service === undefined)
    throw new Error(
      `Cannot run "${name}": the list of services has only ${listed.map((each) => each.name).join(', ')}`,
    );
  const flags = readFlags(service, args);
  const { needs, settings: shape } = service;
  return {
    name,
    needs,
    settings: shape,
    metrics: PIPELINE_METRICS,
    start: (context, settings) =>
      startInDeployment({
        context,
        usesStore: needs.includes('store'),
        outputs,
        start: () => service.start(context, { settings, flags }),
      }),
  };
}

function readFlags({ flags }: Service, args: readonly string[]): ReadonlySet<string> {
  const options = Object.fromEntries(Object.keys(flags).map((flag) => [flag, { type: 'boolean' }] as const));
  return new Set(Object.keys(parseArgs({ args: [...args], options }).values));
}
