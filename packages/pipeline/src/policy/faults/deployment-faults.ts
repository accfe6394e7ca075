import type { DeploymentConfig, Policy, PolicyOverride } from '@tidemark/core';
import { customerTypes } from '../shared/customer-types.ts';
import { below, type PolicyFault } from '../shared/policy-fault.ts';

/** What of a deployment a policy is checked against. */
export interface JudgedDeployment extends Pick<DeploymentConfig, 'daysKept'> {
  /** ISO 4217 codes, the currency of profiles first; undefined where they are not known yet: then rates are not checked. */
  readonly currencies: readonly string[] | undefined;
}

/** The windows that reach further back than a deployment keeps purchases, and the rates that are missing or one too many; empty where all fits. */
export function deploymentFaults(policy: Policy, deployment: JudgedDeployment): readonly PolicyFault[] {
  return [
    ...windowFaults(policy, deployment),
    ...customerTypes.flatMap(([key]) => {
      const faults = windowFaults(policy.byCustomerType[key] ?? {}, deployment);
      return below(['byCustomerType', key], faults);
    }),
    ...rateFaults(policy, deployment.currencies ?? []),
  ];
}

/** The window, the one before it, and how far back a drop may have begun. */
const WINDOWS_OF_A_DROP = 3;

/** A window that reaches further back than what is kept would be read as empty there. */
function windowFaults(
  { rfm, satisfaction, churn }: PolicyOverride,
  { daysKept }: JudgedDeployment,
): readonly PolicyFault[] {
  const windows = [
    { path: ['rfm', 'windowDays'], days: rfm?.windowDays },
    { path: ['satisfaction', 'complaintDays'], days: satisfaction?.complaintDays },
    { path: ['churn', 'complaintDays'], days: churn?.complaintDays },
  ];
  return [
    ...windows
      .filter(({ days }) => days !== undefined && days > daysKept)
      .map(({ path, days }) => ({ path, message: `${days} days, but this deployment keeps ${daysKept}` })),
    ...frequencyDropFaults(churn?.frequencyDrop, daysKept),
  ];
}

/** The two windows that are compared are looked at on each of as many days back. */
function frequencyDropFaults(
  limits: Partial<Policy['churn']>['frequencyDrop'],
  daysKept: number,
): readonly PolicyFault[] {
  if (limits === undefined || WINDOWS_OF_A_DROP * limits.windowDays <= daysKept) return [];
  const most = Math.floor(daysKept / WINDOWS_OF_A_DROP);
  const reach = `${WINDOWS_OF_A_DROP} windows of ${limits.windowDays} days are looked at`;
  return [
    {
      path: ['churn', 'frequencyDrop', 'windowDays'],
      message: `${reach}, but this deployment keeps ${daysKept}: give at most ${most}`,
    },
  ];
}

/** Money is added up in the deployment's first currency; of every other one it has to be known what it is worth there. */
function rateFaults({ rates }: Policy, currencies: readonly string[]): readonly PolicyFault[] {
  const [first, ...others] = currencies;
  const ofFirst = first !== undefined && Object.hasOwn(rates, first);
  const message = `money is added up in ${first} here, which has no rate to itself: take it out, and give the other currencies' in ${first}`;
  return [
    ...(ofFirst ? [{ path: ['rates', first], message }] : []),
    ...others
      .filter((code) => !Object.hasOwn(rates, code))
      .map((code) => ({
        path: ['rates', code],
        message: `there is no rate for ${code}, in which this deployment sells: state what one ${code} is worth in ${first}, such as "rates: { ${code}: 0.92 }"`,
      })),
  ];
}
