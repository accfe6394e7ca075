import { readFileSync } from 'node:fs';

/** Ticks a second of `/proc/<pid>/stat`: the same on every Linux. */
const USER_HZ = 100;

/** Seconds of CPU, user and system, that a process of this machine has used. Linux only. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field, the name in parentheses, may hold anything; utime and stime are the 14th and 15th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / USER_HZ;
}
