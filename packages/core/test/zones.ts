import { HOUR, MINUTE } from '../src/time/time-units.ts';
import type { ZoneTable } from '../src/time/zone-table.ts';

const change = (utc: string, offsetMs: number) => ({ at: Date.parse(utc), offsetMs });

export const utc: ZoneTable = { name: 'UTC', initialOffsetMs: 0, transitions: [] };

export const berlin: ZoneTable = {
  name: 'Europe/Berlin',
  initialOffsetMs: HOUR,
  transitions: [
    change('2022-03-27T01:00:00Z', 2 * HOUR),
    change('2022-10-30T01:00:00Z', HOUR),
    change('2023-03-26T01:00:00Z', 2 * HOUR),
    change('2023-10-29T01:00:00Z', HOUR),
    change('2024-03-31T01:00:00Z', 2 * HOUR),
    change('2024-10-27T01:00:00Z', HOUR),
    change('2025-03-30T01:00:00Z', 2 * HOUR),
    change('2025-10-26T01:00:00Z', HOUR),
  ],
};

/** In spring 00:00 becomes 01:00 (no midnight), in autumn 24:00 becomes 23:00 (the last hour twice). */
export const santiago: ZoneTable = {
  name: 'America/Santiago',
  initialOffsetMs: -4 * HOUR,
  transitions: [
    change('2022-09-11T04:00:00Z', -3 * HOUR),
    change('2023-04-02T03:00:00Z', -4 * HOUR),
    change('2023-09-03T04:00:00Z', -3 * HOUR),
    change('2024-04-07T03:00:00Z', -4 * HOUR),
    change('2024-09-08T04:00:00Z', -3 * HOUR),
    change('2025-04-06T03:00:00Z', -4 * HOUR),
  ],
};

/** As St. John's was until 2011: at 00:01 clocks go back to 23:01, so the new day is interrupted by the old date. */
export const stJohns: ZoneTable = {
  name: 'America/St_Johns',
  initialOffsetMs: -(3 * HOUR + 30 * MINUTE),
  transitions: [
    change('2023-03-12T03:31:00Z', -(2 * HOUR + 30 * MINUTE)),
    change('2023-11-05T02:31:00Z', -(3 * HOUR + 30 * MINUTE)),
    change('2024-03-10T03:31:00Z', -(2 * HOUR + 30 * MINUTE)),
    change('2024-11-03T02:31:00Z', -(3 * HOUR + 30 * MINUTE)),
  ],
};

/** As Apia at the end of 2011: 2023-12-30 does not exist. */
export const apia: ZoneTable = {
  name: 'Pacific/Apia',
  initialOffsetMs: -10 * HOUR,
  transitions: [change('2023-12-30T10:00:00Z', 14 * HOUR)],
};
