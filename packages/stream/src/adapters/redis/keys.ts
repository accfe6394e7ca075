/** The four keys of a partition; the braces are a hash tag, so that one script finds them in one slot. */
export interface PartitionKeys {
  /** HASH: customer id → packed state, and the reserved fields below. */
  readonly state: string;
  /** ZSET: customer id by due instant. */
  readonly due: string;
  /** HASH: counter name → count. */
  readonly hist: string;
  /** HASH: marks, each the A that a write leads to: that of the last write, and of any half of one. */
  readonly open: string;
}

/** What every key of a deployment begins with, unless another prefix is given. */
export const DEFAULT_KEY_PREFIX = 'tm';

/** The applied offset A, in decimal. Reserved fields begin with 0x00, which no customer id does. */
export const APPLIED_FIELD = '\0A';
/** How many states there are, in decimal: HLEN would count the reserved fields too. */
export const STATES_FIELD = '\0N';

/** The only place that spells keys. */
export function partitionKeys(prefix: string, partition: number): PartitionKeys {
  const tag = `${prefix}:{${partition}}`;
  return { state: `${tag}:state`, due: `${tag}:due`, hist: `${tag}:hist`, open: `${tag}:open` };
}

/** The field of a reserved value by name; never that of A or of a customer. */
export function reservedField(name: string): string {
  return `\0:${name}`;
}

/** True for a field of the state hash that is no customer's. */
export function isReserved(field: Buffer): boolean {
  return field[0] === 0;
}
