import { z } from 'zod';

/** A setting: how it is read from text (or its absence), and what is expected. */
export type Setting = z.ZodType<unknown, string | undefined>;

/** Settings by the name of their variable. */
export type SettingsShape = Readonly<Record<string, Setting>>;

/** What a shape's settings are once they are read. */
export type Settings<Shape extends SettingsShape> = { readonly [Name in keyof Shape]: z.output<Shape[Name]> };

/** What the message about a fault needs of a setting. */
export interface SettingMeta {
  /** To be read after "expected". */
  readonly expected: string;
  /** True when what was found must not be shown. */
  readonly isSecret: boolean;
}

/** A whole number in a range, in the unit that the variable's name ends in. */
export function integerSetting(range: {
  readonly min: number;
  readonly max: number;
  readonly default: number;
}) {
  const number = z
    .string()
    .regex(/^-?\d{1,15}$/)
    .transform(Number)
    .pipe(z.number().min(range.min).max(range.max));
  return withDefault(expecting(number, `a whole number from ${range.min} to ${range.max}`), range.default);
}

/** `true` or `false`. */
export function booleanSetting(fallback: boolean) {
  const boolean = z.enum(['true', 'false']).transform((text) => text === 'true');
  return withDefault(expecting(boolean, 'true or false'), fallback);
}

/** One of a few words. */
export function choiceSetting<const Words extends readonly [string, ...string[]]>(words: Words) {
  return expecting(z.enum(words), `one of ${words.join(', ')}`);
}

/** Text that matches a pattern; `expected` is the pattern in words. */
export function patternSetting(pattern: RegExp, expected: string) {
  return expecting(z.string().regex(pattern), expected);
}

/** An absolute URL with one of the protocols, such as `redis:`. */
export function urlSetting(protocols: readonly string[], expected: string) {
  const isUrl = (text: string) => URL.canParse(text) && protocols.includes(new URL(text).protocol);
  return expecting(z.string().refine(isUrl), expected);
}

/** Elements between commas, each matching a pattern; never empty. */
export function listSetting(element: RegExp, expected: string) {
  const list = z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(z.string().regex(element)).min(1));
  return expecting(list, expected);
}

/** Text that no message and no log line may show. */
export function secretSetting(expected: string) {
  return z.string().meta({ expected, isSecret: true } satisfies SettingMeta);
}

/** The setting's value when the variable is not set. */
export function withDefault<S extends Setting>(setting: S, fallback: z.util.NoUndefined<z.output<S>>) {
  const { expected, isSecret } = metaOf(setting);
  return setting
    .default(fallback)
    .meta({ expected: `${expected} (default ${JSON.stringify(fallback)})`, isSecret } satisfies SettingMeta);
}

/** A setting that may be left out: undefined then. */
export function optional<S extends Setting>(setting: S) {
  return setting.optional().meta({ ...metaOf(setting) });
}

/** The description of a setting. */
export function metaOf(setting: Setting): SettingMeta {
  const { expected, isSecret } = z.globalRegistry.get(setting) ?? {};
  return { expected: typeof expected === 'string' ? expected : 'another value', isSecret: isSecret === true };
}

function expecting<S extends Setting>(setting: S, expected: string): S {
  return setting.meta({ expected, isSecret: false } satisfies SettingMeta);
}
