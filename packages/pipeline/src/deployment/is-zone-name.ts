/** Families that the platform has kept and the database has not. */
const FOREIGN = /^SystemV\//;

/**
 * Whether a text names one zone beyond doubt: a name of the time-zone database with a slash, spelled as there, or UTC.
 * The platform takes more: `CST` for Chicago and `IST` for Calcutta, though they are as much Shanghai's and Dublin's.
 *
 * @example isZoneName('Europe/Berlin') // true
 * @example isZoneName('CST') // false
 */
export function isZoneName(text: string): boolean {
  if (text === 'UTC') return true;
  if (!/^[A-Z][^/]*(\/[A-Z][^/]*)+$/.test(text) || FOREIGN.test(text)) return false;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions();
    return timeZone === text || timeZone.toLowerCase() !== text.toLowerCase();
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
