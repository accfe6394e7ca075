import {
  advance,
  apply,
  type ContactCap,
  type CustomerEvent,
  DAY,
  type EpochMs,
  emptyState,
  type FollowUp,
  type FollowUpDue,
  type Output,
  type Rules,
} from '@tidemark/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isQuiet } from '../calendar/quiet-times.ts';
import { arbitraryCase, type Case } from '../generators/arbitrary-case.ts';

/** A follow-up of core, with what came before it: the ones before, and the contacts applied by then. */
interface Said {
  readonly due: FollowUpDue;
  readonly earlier: readonly FollowUpDue[];
  readonly contacts: readonly EpochMs[];
  readonly followUp: FollowUp;
}

function isFollowUp(output: Output): output is FollowUpDue {
  return output.type === 'follow-up-due';
}

function isContact(event: CustomerEvent): boolean {
  return event.kind === 'INTERACTION' && event.interaction === 'CONTACT_MADE';
}

/** All that core says is to be done, late events, duplicates, ticks and new rules included. */
function followUpsOf({ customerId, rules, placed }: Case): readonly Said[] {
  const said: Said[] = [];
  const contacts: EpochMs[] = [];
  let known: Rules = rules;
  let state = emptyState(customerId);
  for (const { step } of placed) {
    if (step.kind === 'rules') {
      known = { ...known, list: [...known.list, step.ruleSet] };
      continue;
    }
    const before = [...contacts];
    const taken = step.kind === 'event' ? apply(state, step.event, known) : advance(state, step.at, known);
    // A duplicate leaves the very same state.
    if (step.kind === 'event' && isContact(step.event) && taken.state !== state) contacts.push(step.event.at);
    for (const due of taken.outputs.filter(isFollowUp)) {
      const { policy } = known.list.find(({ policyVersion }) => policyVersion === due.rules.policyVersion)!;
      const isSilence = due.cause.kind === 'SILENCE' || due.cause.kind === 'RULES';
      const earlier = said.map((each) => each.due);
      said.push({ due, earlier, contacts: isSilence ? before : [...contacts], followUp: policy.followUp });
    }
    state = taken.state;
  }
  return said;
}

/** With this one, of the cap's channel or of all, younger than its days. */
function countIn({ perDays, channel }: ContactCap, { due, earlier }: Said): number {
  const isMeant = (each: FollowUpDue) => channel === null || each.channel === channel;
  return [...earlier, due].filter((each) => isMeant(each) && due.at - each.at < perDays * DAY).length;
}

test('no follow-up exceeds a cap or comes within the gap or in quiet times, whatever happens to the customer', () => {
  const property = fc.property(arbitraryCase, (drawn) => {
    for (const said of followUpsOf(drawn)) {
      const { due, earlier, contacts, followUp } = said;
      const { caps, minGapDays } = followUp;
      const capsOfIt = caps.filter(({ channel }) => channel === null || channel === due.channel);
      for (const cap of capsOfIt) expect(countIn(cap, said)).toBeLessThanOrEqual(cap.max);
      const touched = [...earlier.map(({ at }) => at), ...contacts];
      expect(touched.filter((at) => due.at - at < minGapDays * DAY)).toEqual([]);
      expect(isQuiet(followUp, drawn.rules.deployment.zone, due.at)).toBe(false);
      expect(due).toMatchObject({ cause: { historical: false } });
      expect(due.at).toBeGreaterThanOrEqual(Math.max(due.dueSince, drawn.rules.deployment.goLive));
    }
  });
  fc.assert(property, { numRuns: 300 });
});
