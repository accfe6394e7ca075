/** A point in a service's loop at which it can be killed. */
export type KillPoint =
  /** Segmenter: the batch is folded, nothing of it is sent. */
  | 'stepped'
  /** Segmenter: the transaction is sent, but not its end. */
  | 'open'
  /** Segmenter: the transaction is committed, the state not written. */
  | 'committed'
  /** Segmenter: the state is written. */
  | 'applied'
  /** Intake: an append is on its way. */
  | 'appending'
  /** Intake: the append is acknowledged, the source offset not committed. */
  | 'appended';

/** Where a process ends its own life, or freezes: at the first passing of `point` that is far enough. */
export interface KillPlan {
  readonly point: KillPoint;
  /** How many passings of any point of its loop come first, after it has published. */
  readonly passings: number;
  /** SIGKILL when absent; SIGSTOP freezes it until somebody sends SIGCONT. */
  readonly signal?: 'SIGSTOP';
}

/** The variable in which a process gets its plan, as JSON. */
export const KILL_PLAN_VARIABLE = 'KILL_PLAN';

/** What a victim writes before it dies or freezes, followed by the point and the place. */
export const KILL_MARK = 'killed-at';
