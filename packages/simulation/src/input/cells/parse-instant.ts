import { type EpochMs, HOUR, MINUTE, SECOND } from '@tidemark/core';
import type { CellFault } from './row-fault.ts';

const INSTANT =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:(Z)|([+-])(\d\d)(?::?(\d\d))?)$/;
const LOCAL = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d([.,]\d+)?)?)?$/;

/** What zone tables know. */
const EARLIEST: EpochMs = Date.UTC(1970, 0, 1);
const LATEST: EpochMs = Date.UTC(2050, 0, 1) - 1;

/**
 * An ISO 8601 date and time with its offset (`Z`, `+02:00`, `+0200`, `+02`) as epoch milliseconds; digits beyond
 * milliseconds are cut off. The years 1970 to 2049. For anything else: what is wrong with it, as a value.
 *
 * @example parseInstant('1997-01-01T12:00:00Z') // 852120000000
 */
export function parseInstant(text: string): EpochMs | CellFault {
  if (text === '') return { code: 'instant-missing', message: 'it is empty; every row needs its instant' };
  const match = INSTANT.exec(text);
  if (!match) return notAnInstant(text);
  const [
    ,
    year,
    month,
    day,
    hour,
    minute,
    second = '0',
    fraction = '',
    zulu,
    sign,
    offsetHour,
    offsetMinute = '0',
  ] = match;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const isDate = isCalendarDate(midnight, Number(year), Number(month), Number(day));
  const isTime = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  const isOffset = zulu !== undefined || (Number(offsetHour) < 24 && Number(offsetMinute) < 60);
  if (!isDate || !isTime || !isOffset) {
    return { code: 'instant-malformed', message: `"${text}" is not in any calendar` };
  }
  const time = Number(hour) * HOUR + Number(minute) * MINUTE + Number(second) * SECOND;
  const offset = zulu ? 0 : Number(offsetHour) * HOUR + Number(offsetMinute) * MINUTE;
  const at =
    midnight + time + Number(fraction.slice(0, 3).padEnd(3, '0')) - (sign === '-' ? -offset : offset);
  if (at >= EARLIEST && at <= LATEST) return at;
  return { code: 'instant-out-of-range', message: `"${text}" lies outside the years 1970 to 2049` };
}

/** Whether Date.UTC has taken the numbers as they are: it carries days and months over, and moves the first century. */
function isCalendarDate(midnight: EpochMs, year: number, month: number, day: number): boolean {
  const date = new Date(midnight);
  return date.getUTCFullYear() === year && date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
}

function notAnInstant(text: string): CellFault {
  if (LOCAL.test(text)) {
    const message = `"${text}" has no offset; write the instant as 2025-01-31T12:00:00Z or 2025-01-31T12:00:00+01:00`;
    return { code: 'instant-without-offset', message };
  }
  const what = /^-?\d+$/.test(text) ? 'a number, as of epoch seconds or milliseconds' : 'no ISO 8601 instant';
  const message = `"${text}" is ${what}; write it as 2025-01-31T12:00:00Z or 2025-01-31T12:00:00+01:00`;
  return { code: 'instant-malformed', message };
}
