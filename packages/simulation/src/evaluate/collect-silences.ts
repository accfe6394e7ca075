import {
  DAY,
  policyFor,
  type RfmMeasures,
  type Rules,
  rfmMeasures,
  type State,
  sampledBuyer,
  usualGap,
} from '@tidemark/core';
import { openHistoryDraft } from '@tidemark/pipeline';
import type { CustomerHistory, History } from '../replay/history/history.ts';
import { toCustomerEvent } from '../replay/history/to-customer-event.ts';
import { policyRules, type ReplayRules, rulesWith } from '../replay/rules/replay-rules.ts';
import { bandOf } from './bands.ts';
import type { ScoreSteps, Silence } from './silence.ts';

/** The silences of a history. */
export interface Silences {
  /** By customer, ascending; of purchases in one instant only that after the last. */
  readonly byCustomer: ReadonlyMap<string, readonly Silence[]>;
  readonly scoreSteps: ScoreSteps;
}

/**
 * Looks at every customer after each purchase, by the policy alone, and at when it bought again. A silence is scored as if
 * nothing but purchases happened in it.
 */
export function collectSilences(
  history: History,
  replayRules: ReplayRules,
  onCustomer: () => void = () => {},
): Silences {
  const rules = rulesWith(replayRules, [policyRules(replayRules)]);
  const scoreSteps = [0, ...replayRules.policy.rfm.recencyDays];
  const byCustomer = new Map<string, readonly Silence[]>();
  for (const customer of history.customers) {
    const silences = silencesOf(customer, rules, scoreSteps);
    if (silences.length > 0) byCustomer.set(customer.customerId, silences);
    onCustomer();
  }
  return { byCustomer, scoreSteps };
}

function silencesOf(
  { customerId, events }: CustomerHistory,
  rules: Rules,
  scoreSteps: ScoreSteps,
): readonly Silence[] {
  const draft = openHistoryDraft(customerId);
  const found: Silence[] = [];
  let open: Omit<Silence, 'nextAt'> | undefined;
  for (const event of events) {
    draft.apply(customerId, toCustomerEvent(event), rules);
    if (event.type !== 'purchase') continue;
    if (open !== undefined && open.lastAt < event.occurredAt)
      found.push({ ...open, nextAt: event.occurredAt });
    open = silenceAfter(draft.stateOf(customerId), rules, scoreSteps);
  }
  if (open !== undefined) found.push({ ...open, nextAt: Number.POSITIVE_INFINITY });
  return found;
}

/** @param state right after a purchase */
function silenceAfter(state: State, rules: Rules, scoreSteps: ScoreSteps): Omit<Silence, 'nextAt'> {
  const { list, deployment } = rules;
  const { policy } = list[0]!;
  const lastAt = state.lastPurchaseAt!;
  const { x, tX, n, meanMinor } = sampledBuyer(state, lastAt, deployment.zone)!;
  return {
    firstAt: state.firstPurchaseAt!,
    lastAt,
    purchases: n,
    band: bandOf(n),
    rhythm: { x, tX },
    usualGapMs: usualGap(state, policyFor(policy, state.customerType)),
    meanMinor,
    scoreSums: scoreSteps.map((days) => scoreSum(rfmMeasures(state, lastAt + days * DAY, rules), policy.rfm)),
  };
}

type RfmLimits = Rules['list'][number]['policy']['rfm'];

function scoreSum(measures: RfmMeasures | null, limits: RfmLimits): number {
  if (measures === null) return 0;
  const { recencyDays, frequency, monetaryMinor } = measures;
  return (
    1 +
    limits.recencyDays.filter((limit) => recencyDays < limit).length +
    1 +
    limits.frequency.filter((limit) => limit < frequency).length +
    1 +
    limits.monetaryMinor.filter((limit) => limit < monetaryMinor).length
  );
}
