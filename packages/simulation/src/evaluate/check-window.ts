import type { History } from '../replay/history/history.ts';
import type { ReplayRules } from '../replay/rules/replay-rules.ts';
import { judgedPeriod, scorecardsInForce } from './judged-period.ts';

/**
 * Whether `evaluateReplay` will have alerts to judge, before anything is folded. Scorecards that a replay makes of the history
 * are of what came before them, and refuse nothing.
 *
 * @throws InputError as `evaluateReplay` would
 */
export function checkWindow(history: History, rules: ReplayRules, windowDays: number): void {
  judgedPeriod(history, rules, scorecardsInForce(rules, []), windowDays);
}
