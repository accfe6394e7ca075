import { readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second here, whatever the machine. */
const MICROS_PER_TICK = 10_000;
/** Of /proc/<pid>/stat, counted from behind the name, which may itself hold spaces and brackets. */
const USER_FIELD = 11;
const SYSTEM_FIELD = 12;

/** User and system time that a process has used so far, all its threads, in microseconds. Linux alone. */
export function processCpuMicros(pid: number): number {
  return cpuMicrosOf(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

/** The same from the text of a `stat` file. */
export function cpuMicrosOf(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[USER_FIELD]) + Number(fields[SYSTEM_FIELD])) * MICROS_PER_TICK;
}
