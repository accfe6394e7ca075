import type { EpochMs } from '@tidemark/core';

/** What a demo is asked to do. */
export interface DemoOptions {
  readonly seed: string;
  readonly customers: number;
  /** Days with events; undefined: the shop has no end, a file has its own. */
  readonly days: number | undefined;
  /** Simulated days per second; 0: as fast as it goes. */
  readonly speed: number;
  /** Stop at the end with a summary. */
  readonly exit: boolean;
  /** The last tick; nothing after it is delivered. After `days`, time goes on to it without events. */
  readonly until: EpochMs | undefined;
  readonly json: boolean;
  /** A CSV file instead of the simulated shop. */
  readonly input: string | undefined;
  /** Where bad rows go; undefined: they are an error. */
  readonly badRowsPath: string | undefined;
  /** IANA name. */
  readonly zone: string;
  /** ISO 4217; undefined: the file's, else USD. */
  readonly currency: string | undefined;
}
