import { TidemarkError } from '../errors/tidemark-error.ts';
import { redactUrls } from '../logging/redact-urls.ts';
import type { Environment } from './environment.ts';
import { metaOf, type Setting, type Settings, type SettingsShape } from './setting-kinds.ts';

/** One variable that cannot be used, as its line in the message. */
export interface SettingFault {
  readonly name: string;
  /** What was found and what is expected: no secrets. */
  readonly problem: string;
}

/** Finds faults between settings. Those that are faulty by themselves are absent, and not reported twice. */
export type SettingsCheck<S> = (settings: Partial<S>) => readonly SettingFault[];

/**
 * Reads settings from an environment; an empty variable counts as not set.
 *
 * @throws TidemarkError 'config-invalid' naming every fault: variable, what was found (secrets hidden), what is expected.
 * @example readSettings({ HTTP_PORT: integerSetting({ min: 0, max: 65535, default: 9464 }) }, { HTTP_PORT: 'x' })
 *   // Cannot use the settings: 1 fault
 *   //   HTTP_PORT: found "x", expected a whole number from 0 to 65535 (default 9464)
 */
export function readSettings<Shape extends SettingsShape>(
  shape: Shape,
  env: Environment,
  checks: readonly SettingsCheck<Settings<Shape>>[] = [],
): Settings<Shape> {
  const faults: SettingFault[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(shape)) {
    const text = env[name] === '' ? undefined : env[name];
    const result = setting.safeParse(text);
    if (result.success) values[name] = result.data;
    else faults.push({ name, problem: describe(setting, text) });
  }
  const reported = new Set(faults.map(({ name }) => name));
  // Every name of the shape has a value when there are no faults.
  const settings = values as Settings<Shape>;
  faults.push(...checks.flatMap((check) => check(settings)).filter(({ name }) => !reported.has(name)));
  if (faults.length > 0) throw invalid(faults);
  return settings;
}

function describe(setting: Setting, text: string | undefined): string {
  const { expected, isSecret } = metaOf(setting);
  if (text === undefined) return `not set, expected ${expected}`;
  return `found ${isSecret ? 'a value (hidden)' : `"${redactUrls(text)}"`}, expected ${expected}`;
}

function invalid(faults: readonly SettingFault[]): TidemarkError {
  const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
  const lines = faults.map(({ name, problem }) => `  ${name}: ${problem}`);
  return new TidemarkError('config-invalid', [`Cannot use the settings: ${count}`, ...lines].join('\n'), {
    isRetryable: false,
  });
}
