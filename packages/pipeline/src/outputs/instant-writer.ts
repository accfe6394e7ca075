const DAY_MS = 86_400_000;
/** The first instant of the year 10000: from then on ISO 8601 takes more digits. */
const TEN_THOUSAND = Date.UTC(10_000, 0, 1);

/**
 * Opens what writes instants as `Date.toISOString` does: epoch milliseconds as `2026-01-31T09:05:00.123Z`, in ASCII bytes that
 * hold until the next call.
 */
export function instantWriter(): (at: number) => Buffer {
  const bytes = Buffer.from(new Date(0).toISOString());
  let written = 0;
  return (at) => {
    if (!(at >= 0 && at < TEN_THOUSAND)) return Buffer.from(new Date(at).toISOString());
    const day = Math.floor(at / DAY_MS);
    // Less than a day of milliseconds fits a small integer.
    const ofDay = (at - day * DAY_MS) | 0;
    const second = (ofDay / 1_000) | 0;
    const minute = (second / 60) | 0;
    const hour = (minute / 60) | 0;
    // Outputs of one batch are of a few days, and mostly one after the other.
    if (day !== written) bytes.write(new Date(day * DAY_MS).toISOString());
    written = day;
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

const ZERO = 0x30;

function writePair(bytes: Uint8Array, at: number, value: number): void {
  const tens = (value / 10) | 0;
  bytes[at] = ZERO + tens;
  bytes[at + 1] = ZERO + value - 10 * tens;
}
