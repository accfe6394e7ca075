/** Names of the policies that come with the project, as commented YAML files. */
export const presetNames: readonly string[] = [
  'retail',
  'klaviyo',
  'eight-classes',
  'abc-bank',
  'bank-rfm',
  'bank-lifecycle',
  'field-sales',
  'ecommerce-tiers',
];

/** Their folder; a preset is the file `<name>.yaml` in it. */
export const presetsFolder = new URL('../../presets/', import.meta.url);
