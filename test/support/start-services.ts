import { services } from '@tidemark/pipeline';
import { type ServiceProcess, startService, untilReady } from './service-process.ts';

/** The services as they are shipped, by their folders. */
export const SERVICES: readonly string[] = services.map(({ name }) => name);

/** Services in processes of their own, all stopped at the end. */
export interface StartedServices extends AsyncDisposable {
  get(name: string): ServiceProcess;
}

/** Starts services side by side and resolves when each says that it is ready. */
export async function startServices(
  names: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<StartedServices> {
  const started = new Map<string, ServiceProcess>();
  const disposeAll = async () => {
    await Promise.all([...started.values()].map((service) => service[Symbol.asyncDispose]()));
  };
  const start = async (name: string) => {
    const service = await startService({ main: `services/${name}/src/main.ts`, env });
    started.set(name, service);
    await untilReady(service);
  };
  const outcomes = await Promise.allSettled(names.map(start));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) {
    await disposeAll();
    throw failed.reason;
  }
  return {
    get: (name) => {
      const service = started.get(name);
      if (service === undefined) throw new Error(`The service "${name}" was not started`);
      return service;
    },
    [Symbol.asyncDispose]: disposeAll,
  };
}
