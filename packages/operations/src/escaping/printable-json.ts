/** Control characters that JSON leaves as they are. */
const CONTROL = /[\u007f-\u009f]/g;

/**
 * JSON with the same meaning that is safe for a terminal too.
 *
 * @example printableJson('"a\u009bb"') // '"a\\u009bb"'
 */
export function printableJson(json: string): string {
  return json.replace(CONTROL, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
