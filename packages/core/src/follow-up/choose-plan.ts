import type { Dimension } from '../dimensions/dimension.ts';
import type { FollowUp, FollowUpPlan } from '../rules/follow-up.ts';
import { isOptedOut } from '../state/opt-out.ts';
import type { State } from '../state/state.ts';

/**
 * The first plan whose conditions hold for the classes in force and the churn level as it was last published, and whose
 * channel the customer takes contacts over. Whether its follow-ups are used up does not matter: nobody gets bulk mail
 * because the calls are done.
 */
export function choosePlan(
  state: State,
  followUp: FollowUp,
  dimensions: readonly Dimension[],
): FollowUpPlan | undefined {
  const known = readiedOf(followUp, dimensions);
  for (let index = 0; index < known.length; index++) {
    const { plan, conditions } = known[index]!;
    if (hold(conditions, state) && !isOptedOut(state.contact.optOuts, plan.channel)) return plan;
  }
  return undefined;
}

/** A plan and its conditions, with the dimensions by their place. */
interface ReadiedPlan {
  readonly plan: FollowUpPlan;
  readonly conditions: readonly Condition[];
}

interface Condition {
  /** The place of a dimension, or one of the two below. */
  readonly of: number;
  readonly wanted: readonly string[];
}

const CHURN = -1;
const CUSTOMER_TYPE = -2;

interface Readied {
  readonly dimensions: readonly Dimension[];
  readonly plans: readonly ReadiedPlan[];
}

// Asked at every event: names are looked up once a policy.
const readied = new WeakMap<FollowUp, Readied>();

function readiedOf(followUp: FollowUp, dimensions: readonly Dimension[]): readonly ReadiedPlan[] {
  const known = readied.get(followUp);
  if (known !== undefined && known.dimensions === dimensions) return known.plans;
  const plans = followUp.plans.map((plan) => ({ plan, conditions: conditionsOf(plan, dimensions) }));
  readied.set(followUp, { dimensions, plans });
  return plans;
}

function conditionsOf({ when }: FollowUpPlan, dimensions: readonly Dimension[]): readonly Condition[] {
  return Object.entries(when).map(([name, wanted]) => {
    if (name === 'churn') return { of: CHURN, wanted };
    if (name === 'customerType')
      return { of: CUSTOMER_TYPE, wanted: wanted.map((type) => type.toUpperCase()) };
    const of = dimensions.findIndex((dimension) => dimension.name === name);
    if (of === -1) throw new RangeError(`Cannot choose a plan by "${name}": the fold has no such dimension`);
    return { of, wanted };
  });
}

function hold(conditions: readonly Condition[], state: State): boolean {
  for (let index = 0; index < conditions.length; index++) {
    const { of, wanted } = conditions[index]!;
    const is =
      of === CHURN
        ? state.publishedLevel
        : of === CUSTOMER_TYPE
          ? state.customerType
          : state.assignments[of]!.class;
    if (is === null || !wanted.includes(is)) return false;
  }
  return true;
}
