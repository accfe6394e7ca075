import type { ServerUrls } from '../../support/real-context.ts';

/** The four things whose time is measured, each in a process of its own. */
export const kinds = ['intake', 'bare-intake', 'segmenter', 'bare-segmenter'] as const;
export type Kind = (typeof kinds)[number];

/** What the bare segmenter writes where ours writes what it has folded: as much, as large. */
export interface OutputShape {
  readonly outputsPerEvent: number;
  /** Bytes of one output's value. */
  readonly outputBytes: number;
  readonly stateBytes: number;
}

/** The arguments of a measured process. */
export interface Job {
  readonly kind: Kind;
  readonly deployment: string;
  readonly urls: ServerUrls;
  /** The whole backlog. */
  readonly events: number;
  /** Events at the beginning that are not counted: Node still compiles. */
  readonly warmUpEvents: number;
  readonly isProfiled: boolean;
  /** For the bare segmenter only. */
  readonly shape: OutputShape | undefined;
}
