import { type ServiceDeclaration, type SettingsShape, startTogether, TidemarkError } from '@tidemark/stream';
import { startInDeployment } from '../deployment-checks/start-in-deployment.ts';
import { PIPELINE_METRICS } from '../metrics/pipeline-metrics.ts';
import type { ServiceLists } from './declaration-of.ts';
import { services } from './list.ts';
import type { Service } from './service.ts';

/**
 * What the runtime needs to run services of the list in one process: they share settings, log, store, registry, metrics
 * and probes; each has memberships, transactors and appenders of its own. Log lines carry the service's name as `part`.
 *
 * @param names none for all of the list
 * @param flags of any of them, without dashes; each gets those that it takes
 * @throws TidemarkError `config-invalid` for a name that is not in the list, and for a flag that none of these services takes
 */
export function declarationOfSeveral(
  names: readonly string[],
  flags: readonly string[],
  { services: listed = services, outputs }: ServiceLists = {},
): ServiceDeclaration<SettingsShape, typeof PIPELINE_METRICS> {
  const chosen = choose(listed, names);
  for (const flag of flags) {
    if (chosen.some((service) => flag in service.flags)) continue;
    throw unusable(`--${flag}: none of ${chosen.map(({ name }) => name).join(', ')} takes it`);
  }
  const needs = [...new Set(chosen.flatMap((service) => service.needs))];
  return {
    name: 'run',
    needs,
    settings: Object.assign({}, ...chosen.map(({ settings }) => settings)),
    metrics: PIPELINE_METRICS,
    start: (context, settings) =>
      startInDeployment({
        context,
        usesStore: needs.includes('store'),
        outputs,
        start: () =>
          startTogether(
            chosen.map((service) => {
              const logger = context.logger.child({ part: service.name });
              const given = { settings, flags: new Set(flags.filter((flag) => flag in service.flags)) };
              return {
                name: service.name,
                logger,
                start: () => service.start({ ...context, logger }, given),
              };
            }),
          ),
      }),
  };
}

function choose(listed: readonly Service[], names: readonly string[]): readonly Service[] {
  if (names.length === 0) return listed;
  const unknown = names.find((name) => listed.every((service) => service.name !== name));
  if (unknown !== undefined)
    throw unusable(`"${unknown}": there are only ${listed.map(({ name }) => name).join(', ')}`);
  return listed.filter(({ name }) => names.includes(name));
}

function unusable(what: string): TidemarkError {
  return new TidemarkError('config-invalid', `Cannot run ${what}`, { isRetryable: false });
}
