/** A request or a reply whose last byte has just passed. */
export interface Message {
  /** Where it ends in the chunk that completed it: the index behind its last byte. */
  readonly end: number;
  /** What is asked for, such as `EndTxn` or `EVALSHA`; empty for a reply. */
  readonly name: string;
  /** Returns which reply belongs to which request of the same connection. */
  readonly id: number;
}

/** Follows one direction of one connection: takes its bytes in and says which messages they complete. */
export type Splitter = (chunk: Buffer) => readonly Message[];

/** How a protocol's bytes are divided into messages. Each connection gets splitters of its own. */
export interface Wire {
  splitRequests(): Splitter;
  splitReplies(): Splitter;
}
