import type { ContactChannel, CustomerEvent } from '../src/events/customer-event.ts';
import type { FollowUpDue, Output } from '../src/outputs/output.ts';
import type { FollowUp } from '../src/rules/follow-up.ts';
import type { Rules } from '../src/rules/rules.ts';
import { DAY, type EpochMs } from '../src/time/time-units.ts';
import type { ZoneTable } from '../src/time/zone-table.ts';

/** What was published, and which events had been applied before it, its own among them. */
export interface Told {
  readonly output: Output;
  readonly known: readonly CustomerEvent[];
}

/** What is wrong with the follow-ups that were published, found from the outputs and the events alone. */
export function followUpFaults(told: readonly Told[], rules: Rules): string[] {
  const sent: FollowUpDue[] = [];
  const faults: string[] = [];
  for (const { output, known } of told) {
    if (output.type !== 'follow-up-due') continue;
    const { policy } = rules.list.find(({ policyVersion }) => policyVersion === output.rules.policyVersion)!;
    const found = faultsOf(output, { sent, known, followUp: policy.followUp, rules });
    faults.push(...found.map((fault) => `${output.sequence} (${output.plan} ${output.number}): ${fault}`));
    sent.push(output);
  }
  return faults;
}

interface Before {
  readonly sent: readonly FollowUpDue[];
  readonly known: readonly CustomerEvent[];
  readonly followUp: FollowUp;
  readonly rules: Rules;
}

function faultsOf(due: FollowUpDue, before: Before): string[] {
  const { followUp, rules, sent, known } = before;
  const { zone, goLive } = rules.deployment;
  const plan = followUp.plans.find(({ name }) => name === due.plan)!;
  const sameBefore = sent.slice(-8).findLast(({ plan: name }) => name === due.plan);
  const isAllowedAt = (at: EpochMs) => isAllowed(at, due.channel, before);
  const of = plan.everyDays === null ? 1 : plan.times;
  return [
    ...(due.channel === plan.channel && due.purpose === plan.purpose ? [] : ['is not as the plan says']),
    ...(due.of === of ? [] : [`is one of ${due.of}`]),
    ...(of !== null && due.number > of ? ['is one too many'] : []),
    ...(due.at < goLive ? ['comes before go-live'] : []),
    ...(isQuiet(followUp, zone, due.at) ? ['comes in quiet hours'] : []),
    ...(isAllowedAt(due.at) ? [] : ['breaks a cap or the least gap']),
    ...(isOptedOut(due.channel, known) ? ['is not wanted'] : []),
    ...(due.dueSince > due.at ? ['comes too early'] : []),
    ...(due.heldBack === !isAllowedAt(due.dueSince) ? [] : ['says of being held back what is not so']),
    ...(due.capRemaining === capRemaining(due, before) ? [] : ['says what is not left of caps']),
    ...(due.number <= 2 || sameBefore?.number === due.number - 1 ? [] : ['skips a number']),
    ...(isTooSoon(due, sameBefore, rules) ? ['comes too soon after the one before'] : []),
  ];
}

/** Whether caps and the least gap allow one more, by all that was published and all contacts that are known. */
function isAllowed(at: EpochMs, channel: ContactChannel, { sent, known, followUp }: Before): boolean {
  const gap = followUp.minGapDays * DAY;
  const isFree = followUp.caps.every((cap) => {
    if (cap.channel !== null && cap.channel !== channel) return true;
    const young = sent.filter(
      (one) => at - one.at < cap.perDays * DAY && (cap.channel ?? one.channel) === one.channel,
    );
    return young.length < cap.max;
  });
  const contacts = known.flatMap((event) =>
    event.kind === 'INTERACTION' && event.interaction === 'CONTACT_MADE' ? event.at : [],
  );
  return isFree && [...sent.map((one) => one.at), ...contacts].every((one) => at - one >= gap);
}

function capRemaining({ at, channel }: FollowUpDue, { sent, followUp }: Before): number | null {
  const left = followUp.caps
    .filter((cap) => cap.channel === null || cap.channel === channel)
    .map((cap) => {
      const young = sent.filter((one) => at - one.at < cap.perDays * DAY);
      return cap.max - 1 - young.filter((one) => cap.channel === null || cap.channel === one.channel).length;
    });
  return left.length === 0 ? null : Math.min(...left);
}

/**
 * One that counts on keeps the interval, and one that begins anew comes after the time in which it would count on: by the
 * shorter of what the rule sets say, for the plan may have run under any of them.
 */
function isTooSoon(due: FollowUpDue, before: FollowUpDue | undefined, { list }: Rules): boolean {
  if (before === undefined) return false;
  const named = list.flatMap(({ policy }) => policy.followUp.plans.filter(({ name }) => name === due.plan));
  const days =
    due.number > before.number
      ? named.map(({ everyDays }) => everyDays ?? 0)
      : named.map((plan) => plan.againAfterDays);
  return due.at - before.at < Math.min(...days) * DAY;
}

function isOptedOut(channel: ContactChannel, known: readonly CustomerEvent[]): boolean {
  const wishes = known.flatMap((event) => {
    if (event.kind !== 'INTERACTION' || (event.channel !== null && event.channel !== channel)) return [];
    const { interaction, at } = event;
    return interaction === 'OPT_OUT' || interaction === 'OPT_IN' ? { interaction, at } : [];
  });
  const latest = Math.max(...wishes.map(({ at }) => at));
  return wishes.some(({ interaction, at }) => at === latest && interaction === 'OPT_OUT');
}

const WEEKDAYS = ['thursday', 'friday', 'saturday', 'sunday', 'monday', 'tuesday', 'wednesday'];

/** By the clock on the wall to the minute, and by the weekday of the latest local date that there was until then. */
export function isQuiet({ quietHours, quietWeekdays }: FollowUp, zone: ZoneTable, at: EpochMs): boolean {
  const starts = [{ at: Number.NEGATIVE_INFINITY, offsetMs: zone.initialOffsetMs }, ...zone.transitions];
  const ranges = starts.filter((range) => range.at <= at);
  const dates = ranges.map(({ offsetMs }, index) => {
    const last = ranges[index + 1] === undefined ? at : ranges[index + 1]!.at - 1;
    return new Date(last + offsetMs);
  });
  const days = dates.map((date) => Math.floor(date.getTime() / DAY));
  const weekday = WEEKDAYS[((Math.max(...days) % 7) + 7) % 7]!;
  if (quietWeekdays.some((quiet) => quiet === weekday)) return true;
  if (quietHours === null) return false;
  const clock = dates.at(-1)!.toISOString().slice(11, 16);
  const { from, to } = quietHours;
  return from < to ? clock >= from && clock < to : clock >= from || clock < to;
}
