const DAY_MS = 86_400_000;
/** The first instant of the year 10000: from then on ISO 8601 takes more digits. */
const TEN_THOUSAND = Date.UTC(10_000, 0, 1);

/**
 * Opens what writes instants as `Date.toISOString` does: epoch milliseconds as `2026-01-31T09:05:00.123Z`, in ASCII bytes that
 * hold until the next call.
 */
export function instantWriter(): (at: number) => Buffer {
  const bytes = Buffer.from(new Date(0).toISOString());
  return (at) => {
    if (!(at >= 0 && at < TEN_THOUSAND)) return Buffer.from(new Date(at).toISOString());
    const day = Math.floor(at / DAY_MS);
    // Less than a day of milliseconds fits a small integer.
    const ofDay = (at - day * DAY_MS) | 0;
    const second = (ofDay / 1_000) | 0;
    const minute = (second / 60) | 0;
    const hour = (minute / 60) | 0;
    writeDate(bytes, day);
    writePair(bytes, 11, hour);
    writePair(bytes, 14, minute - 60 * hour);
    writePair(bytes, 17, second - 60 * minute);
    const millisecond = ofDay - 1_000 * second;
    const hundreds = (millisecond / 100) | 0;
    bytes[20] = ZERO + hundreds;
    writePair(bytes, 21, millisecond - 100 * hundreds);
    return bytes;
  };
}

/** Days of 400 years, of a century that ends without a leap day, of four years, and of a year. */
const ERA = 146_097;
const CENTURY = 36_524;
const OLYMPIAD = 1_460;
const YEAR = 365;
/** From 1 March of the year 0, which ends an era, to 1970. */
const BEFORE_1970 = 719_468;

/** The date of a day since 1970: Howard Hinnant's `civil_from_days`, where a year begins with March. */
function writeDate(bytes: Uint8Array, daysSince1970: number): void {
  const days = daysSince1970 + BEFORE_1970;
  const era = (days / ERA) | 0;
  const ofEra = days - era * ERA;
  const leaps = ((ofEra / OLYMPIAD) | 0) - ((ofEra / CENTURY) | 0) + ((ofEra / (ERA - 1)) | 0);
  const yearOfEra = ((ofEra - leaps) / YEAR) | 0;
  const ofYear = ofEra - (YEAR * yearOfEra + (yearOfEra >> 2) - ((yearOfEra / 100) | 0));
  // Five months from March on, and again from August on, have 153 days.
  const month = ((5 * ofYear + 2) / 153) | 0;
  const year = 400 * era + yearOfEra + (month < 10 ? 0 : 1);
  const century = (year / 100) | 0;
  writePair(bytes, 0, century);
  writePair(bytes, 2, year - 100 * century);
  writePair(bytes, 5, month < 10 ? month + 3 : month - 9);
  writePair(bytes, 8, ofYear - (((153 * month + 2) / 5) | 0) + 1);
}

const ZERO = 0x30;

function writePair(bytes: Uint8Array, at: number, value: number): void {
  const tens = (value / 10) | 0;
  bytes[at] = ZERO + tens;
  bytes[at + 1] = ZERO + value - 10 * tens;
}
