import type { FollowUp, FollowUpPlan } from '../src/rules/follow-up.ts';
import type { Policy } from '../src/rules/policy.ts';
import type { Rules } from '../src/rules/rules.ts';
import { visit } from './events.ts';
import { withoutFollowUp } from './rules.ts';
import { type LogEntry, runLog } from './run-log.ts';

/** Every four days, for everybody; nothing stands against it. */
export const always: FollowUpPlan = {
  name: 'always',
  when: {},
  channel: 'email',
  purpose: 'say hello',
  firstAfterDays: 4,
  everyDays: 4,
  times: null,
  spreadDays: 4,
  againAfterDays: 4,
};

/** The default policy with these plans alone. */
export const policyOf = (plans: readonly FollowUpPlan[], more: Partial<FollowUp> = {}): Policy => ({
  ...withoutFollowUp,
  followUp: { plans, caps: [], minGapDays: 0, quietHours: null, quietWeekdays: [], ...more },
});

export const contact = (time: string): LogEntry =>
  visit(time, { interaction: 'CONTACT_MADE', eventId: `contact ${time}` });

/** One line a follow-up: instant, plan, number, cause. */
export function followUpsOf(log: readonly LogEntry[], rules: Rules): string[] {
  return runLog(log, rules).outputs.flatMap((output) =>
    output.type === 'follow-up-due'
      ? [`${new Date(output.at).toISOString()} ${output.plan} ${output.number} by ${output.cause.kind}`]
      : [],
  );
}
