import type { Instance } from '../../../instance/instance.ts';
import type { ProcessMark } from '../../../instance/process-mark.ts';

const OF_MEMBER = /@([\w.-]+)#([0-9a-f]{8})\.(\d+)\.(\d+)$/;

/** What a member's client id tells. */
export interface Member {
  /** The name of its instance. */
  readonly name: string;
  readonly process: ProcessMark;
}

/**
 * The client id under which an instance joins a group: `shop-segmenter@host-1#3f2a9c01.4711.82913`. The broker shows it
 * for each member, in every state of the group.
 */
export function memberClientId(clientId: string, { name, process }: Instance): string {
  return `${clientId}@${name}#${process.space}.${process.pid}.${process.startedAt}`;
}

/** Reads such a client id; undefined for one of another form. */
export function parseMemberClientId(clientId: string): Member | undefined {
  const [, name, space, pid, startedAt] = OF_MEMBER.exec(clientId) ?? [];
  if (name === undefined || space === undefined) return undefined;
  return { name, process: { space, pid: Number(pid), startedAt: Number(startedAt) } };
}
