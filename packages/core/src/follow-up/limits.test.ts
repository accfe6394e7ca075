import { expect, test } from 'vitest';
import { check } from '../../test/check.ts';
import { followUpFaults, type Told } from '../../test/follow-up-faults.ts';
import { followUpStory } from '../../test/follow-up-story.ts';
import type { Story } from '../../test/story.ts';
import type { CustomerEvent } from '../events/customer-event.ts';
import { advance, apply, emptyState } from '../fold/standard-fold.ts';
import { DAY } from '../time/time-units.ts';

/** Long enough after the last event for caps of the plans to fill and to be free again. */
const AFTERWARDS = 40 * DAY;

/** What a story publishes, each output with the events that were known then: silences come before their event. */
function told({ rules, events }: Story): readonly Told[] {
  const heard: Told[] = [];
  let state = emptyState('a customer');
  let known: readonly CustomerEvent[] = [];
  for (const event of events) {
    const applied = apply(state, event, rules);
    const after = applied.isDuplicate ? known : [...known, event];
    state = applied.state;
    for (const output of applied.outputs)
      heard.push({ output, known: output.cause.kind === event.kind ? after : known });
    known = after;
  }
  const { outputs } = advance(state, state.asOf! + AFTERWARDS, rules);
  return [...heard, ...outputs.map((output) => ({ output, known }))];
}

test('no cap, least gap, quiet hour, wish or plan is broken, whatever a customer and the rules do', () => {
  let seen = 0;
  check([followUpStory], (drawn) => {
    const heard = told(drawn);

    expect(followUpFaults(heard, drawn.rules)).toEqual([]);
    seen += heard.filter(({ output }) => output.type === 'follow-up-due').length;
  });
  expect(seen).toBeGreaterThan(1_000);
});
