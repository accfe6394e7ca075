/** `scheme://user:password@`, as far as the last `@` before a slash, blank or quote. */
const CREDENTIALS = /([a-z][a-z0-9+.-]*:\/\/)[^\s/"\\]+@/gi;

/**
 * Hides user and password of every URL in a text.
 *
 * @example redactUrls('redis://:pass@host:6379/0') === 'redis://[hidden]@host:6379/0'
 */
export function redactUrls(text: string): string {
  return text.replace(CREDENTIALS, '$1[hidden]@');
}
