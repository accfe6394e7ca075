import fc from 'fast-check';
import type { ContactChannel } from '../src/events/customer-event.ts';
import { DAY, HOUR } from '../src/time/time-units.ts';
import { followUps } from './follow-ups.ts';
import { type Story, story } from './story.ts';

/** A contact, or what the customer wants of contacts, so long after the event before it or, where negative, so late. */
const contact = fc.record({
  interaction: fc.constantFrom('CONTACT_MADE', 'CONTACT_MADE', 'OPT_OUT', 'OPT_IN', 'OPT_IN'),
  channel: fc.constantFrom<ContactChannel | null>(null, 'phone', 'email'),
  by: fc.oneof(fc.integer({ min: -3 * DAY, max: 3 * DAY }), fc.constantFrom(0, DAY, 2 * DAY, -DAY, HOUR)),
});

/**
 * Stories with follow-ups: every rule set has plans of its own, contacts and wishes stand among the events, some of all come
 * twice.
 */
export const followUpStory: fc.Arbitrary<Story> = fc
  .record({
    drawn: story,
    plans: fc.array(fc.constantFrom(...followUps), { minLength: 3, maxLength: 3 }),
    contacts: fc.array(fc.tuple(fc.nat(11), contact), { maxLength: 6 }),
    repeated: fc.array(fc.nat(11), { maxLength: 3 }),
  })
  .map(({ drawn, plans, contacts, repeated }) => ({
    rules: {
      ...drawn.rules,
      list: drawn.rules.list.map((ruleSet, index) => ({
        ...ruleSet,
        policy: { ...ruleSet.policy, followUp: plans[index]! },
      })),
    },
    events: drawn.events.flatMap((event, index) => [
      event,
      ...contacts.flatMap(([place, { by, ...given }], number) =>
        place === index
          ? {
              kind: 'INTERACTION' as const,
              eventId: `contact ${number}`,
              at: event.at + by,
              source: null,
              ...given,
            }
          : [],
      ),
      ...(repeated.includes(index) ? [drawn.events[Math.max(0, index - 1)]!] : []),
    ]),
  }));
