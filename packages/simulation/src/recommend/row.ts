import type { ChurnSettings } from './candidates.ts';
import type { Trade } from './trade.ts';

/** One way of raising alerts, by its silence signal alone, in both parts of the history. */
export interface Row {
  readonly words: string;
  readonly settings: ChurnSettings;
  /**
   * Days from its alert to when the customer would be called churned, the median of the band where that is least: of the
   * customers as they are at the end of the first part, whether or not they will be silent for so long.
   */
  readonly usualLeadDays: number;
  readonly first: Trade;
  readonly later: Trade;
}
