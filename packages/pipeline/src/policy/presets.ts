/** Policies that come with the project, as commented YAML files. */
export const presetNames: readonly string[] = [
  'retail',
  'klaviyo',
  'eight-classes',
  'abc-bank',
  'bank-rfm',
  'bank-lifecycle',
];

/** Where they stand: `<name>.yaml`. */
export const presetsFolder = new URL('../../presets/', import.meta.url);
