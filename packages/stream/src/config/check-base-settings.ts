import type { BaseSettings } from './base-settings.ts';
import { BASE_SETTINGS } from './base-settings.ts';
import type { SettingFault, SettingsCheck } from './read-settings.ts';
import { metaOf } from './setting-kinds.ts';

/** What a service may need besides the log. */
export type Need = 'store' | 'registry';

const VARIABLE_OF = { store: 'REDIS_URL', registry: 'SCHEMA_REGISTRY_URL' } as const satisfies Record<
  Need,
  keyof BaseSettings
>;

/** What the base settings owe to each other and to the needs that a service declares. */
export function checksFor(needs: readonly Need[]): readonly SettingsCheck<BaseSettings>[] {
  return [checkSasl, (settings) => needs.flatMap((need) => checkNeed(settings, need))];
}

function checkNeed(settings: Partial<BaseSettings>, need: Need): readonly SettingFault[] {
  const name = VARIABLE_OF[need];
  if (settings[name] !== undefined) return [];
  return [{ name, problem: `not set, expected ${metaOf(BASE_SETTINGS[name]).expected}` }];
}

function checkSasl(settings: Partial<BaseSettings>): readonly SettingFault[] {
  const names = ['KAFKA_SASL_MECHANISM', 'KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD'] as const;
  const missing = names.filter((name) => settings[name] === undefined);
  if (missing.length === names.length) return [];
  return missing.map((name) => ({
    name,
    problem: `not set, expected all of ${names.join(', ')} or none of them`,
  }));
}
