import type { ContactCap, FollowUp, FollowUpPlan, Policy } from '@tidemark/core';
import { counted } from '../sentences/counted.ts';

/** Who is followed up, how and how often, plan after plan; and what no plan may exceed. */
export function describeFollowUps({ followUp }: Policy): readonly string[] {
  const { plans } = followUp;
  if (plans.length === 0) return ['Follow-ups: none, for there are no plans.'];
  const rows = plans.map(rowOf);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  return [
    'Follow-ups, by the first plan that fits:',
    ...rows.map((row) =>
      `  ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
    ),
    ...limitsOf(followUp).map((limit) => `  ${limit}`),
  ];
}

/** Plan, who, how, rhythm, what for. */
function rowOf(plan: FollowUpPlan): readonly string[] {
  const who = Object.entries(plan.when).map(([name, words]) => `${name} ${words.join(' or ')}`);
  return [plan.name, who.join(', ') || 'everybody', plan.channel, rhythmOf(plan), plan.purpose];
}

function rhythmOf({ firstAfterDays, everyDays, times }: FollowUpPlan): string {
  const first = firstAfterDays === 0 ? 'at once' : `after ${counted(firstAfterDays, 'day')}`;
  if (everyDays === null) return `${first}, once`;
  const every = `every ${counted(everyDays, 'day')}`;
  const rhythm = firstAfterDays === everyDays ? every : `${first}, then ${every}`;
  return times === null ? rhythm : `${rhythm}, ${counted(times, 'time')}`;
}

function limitsOf({ caps, minGapDays, quietHours, quietWeekdays }: FollowUp): readonly string[] {
  const gap = minGapDays === 0 ? [] : [`${counted(minGapDays, 'day')} between any two`];
  const most = [...caps.map(capOf), ...gap];
  const quiet = [
    ...(quietHours === null ? [] : [`from ${quietHours.from} to ${quietHours.to}`]),
    ...(quietWeekdays.length === 0 ? [] : [`on ${quietWeekdays.join(', ')}`]),
  ];
  return [
    ...(most.length === 0 ? [] : [`Limits: ${most.join('; ')}`]),
    ...(quiet.length === 0 ? [] : [`Never ${quiet.join(', nor ')}`]),
  ];
}

function capOf({ max, perDays, channel }: ContactCap): string {
  return `at most ${max} in ${counted(perDays, 'day')}${channel === null ? '' : ` by ${channel}`}`;
}
