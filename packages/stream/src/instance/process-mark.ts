import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** One process, told from every other one on every machine, before it and after it. */
export interface ProcessMark {
  /** 8 hexadecimal digits of the machine, its boot and the pid namespace: where `pid` means something. */
  readonly space: string;
  readonly pid: number;
  /** Clock ticks from the machine's boot to the process's start; 0 where the system does not tell. */
  readonly startedAt: number;
}

/** The mark of this process. */
export function markThisProcess(): ProcessMark {
  return { space: spaceOf(), pid: process.pid, startedAt: readStat(process.pid)?.startedAt ?? 0 };
}

/**
 * Whether a process is running; undefined for one of another machine or pid namespace, which cannot be seen from here.
 * Where the system does not tell when a process started, a pid that is taken again counts as running.
 */
export function isRunning({ space, pid, startedAt }: ProcessMark): boolean | undefined {
  if (space !== spaceOf()) return undefined;
  if (!hasPid(pid)) return false;
  const stat = readStat(pid);
  return stat === undefined || (!stat.isDefunct && stat.startedAt === startedAt);
}

function spaceOf(): string {
  const parts = [
    hostname(),
    readOr('', () => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')),
    readOr('', () => readlinkSync('/proc/self/ns/pid')),
  ];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 8);
}

/** Also of another user's process, which `/proc` may hide. */
function hasPid(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** From `/proc/<pid>/stat`, whose second field, the name in parentheses, may hold anything; undefined where there is none. */
function readStat(pid: number): { readonly isDefunct: boolean; readonly startedAt: number } | undefined {
  const stat = readOr(undefined, () => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  if (stat === undefined) return undefined;
  const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { isDefunct: state === 'Z', startedAt: Number(rest[18]) };
}

function readOr<T>(absent: T, read: () => string): string | T {
  try {
    return read();
  } catch {
    return absent;
  }
}
