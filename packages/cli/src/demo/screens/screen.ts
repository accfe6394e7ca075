import type { PublishedOutput } from '@tidemark/operations';
import type { Progress } from './progress.ts';

/** Shows a run as it goes. Each call resolves when the reader has kept up. */
export interface Screen {
  day(outputs: readonly PublishedOutput[], progress: Progress): Promise<void>;
  /** Shows how it ended; nothing comes after it. */
  end(summary: string): Promise<void>;
}
