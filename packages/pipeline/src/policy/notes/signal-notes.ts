import { isDegenerate, type Policy, pActive, signals } from '@tidemark/core';
import type { PolicyFault } from '../shared/policy-fault.ts';

/** What of the signals of churn, and of the models behind them, may not be what was meant. */
export function signalNotes(policy: Policy): readonly PolicyFault[] {
  return [
    ...allOff(policy),
    ...pActiveNotes(policy),
    ...noDrop(policy),
    ...afterChurned(policy),
    ...modelNotes(policy),
  ];
}

function allOff({ churn }: Policy): readonly PolicyFault[] {
  if (signals.some(({ name }) => !churn.off.includes(name))) return [];
  return [
    {
      path: ['churn', 'off'],
      message: 'all signals are off: nobody is ever at risk, and there are no alerts',
    },
  ];
}

function pActiveNotes(policy: Policy): readonly PolicyFault[] {
  const { churn, models, lifecycle } = policy;
  if (churn.off.includes('p_active')) return [];
  const { horizonDays, below, fallenToPercent } = churn.pActive;
  const decides = fallenToPercent === 100 ? 'minOverdueDays' : 'fallenToPercent';
  const path = ['churn', 'pActive', 'below'];
  const horizon = `${horizonDays} days reach beyond lifecycle.churnAfterDays, ${lifecycle.churnAfterDays}: who is likely to buy by then may be churned all the same`;
  const unlikely: PolicyFault[] = [];
  const atFirst = models.purchase && !isDegenerate(models.purchase) ? ofOneTimer(policy) : undefined;
  if (below === 1 && fallenToPercent === 100)
    unlikely.push({ path, message: `every customer is below it at once: ${decides} alone decides` });
  else if (atFirst !== undefined && atFirst < below)
    unlikely.push({
      path,
      message: `who bought once is below it at once, at ${atFirst.toFixed(3)} by models.purchase: of them ${decides} alone decides`,
    });
  return [
    ...unlikely,
    ...(horizonDays > lifecycle.churnAfterDays
      ? [{ path: ['churn', 'pActive', 'horizonDays'], message: horizon }]
      : []),
  ];
}

/** P(active) right after the only purchase. */
function ofOneTimer({ churn, models }: Policy): number {
  return pActive(models.purchase!, { x: 0, tX: 0, T: 0 }, churn.pActive.horizonDays);
}

function noDrop({ churn }: Policy): readonly PolicyFault[] {
  const drops = [
    ['frequency_drop', 'frequencyDrop'],
    ['interaction_drop', 'interactionDrop'],
  ] as const;
  return drops
    .filter(([name, key]) => !churn.off.includes(name) && churn[key].percent === 100)
    .map(([, key]) => ({
      path: ['churn', key, 'percent'],
      message: '100 % is no drop: it stands for who does as much as before',
    }));
}

/** An alert that warns of what has happened already. */
function afterChurned({ churn, lifecycle: { churnAfterDays } }: Policy): readonly PolicyFault[] {
  const isOn = (name: string) => !churn.off.includes(name);
  const tail = `comes too late: a customer is churned after ${churnAfterDays} days (lifecycle.churnAfterDays)`;
  const ofPActive = isOn('p_active') && churn.pActive.minOverdueDays >= churnAfterDays;
  const declines = ['frequency_drop', 'interaction_drop'].filter(isOn).join(' and ');
  return [
    ...(ofPActive ? [{ path: ['churn', 'pActive', 'minOverdueDays'], message: `p_active ${tail}` }] : []),
    ...(declines !== '' && churn.minOverdueDays >= churnAfterDays
      ? [{ path: ['churn', 'minOverdueDays'], message: `an alert of ${declines} ${tail}` }]
      : []),
  ];
}

function modelNotes({ models, calibration }: Policy): readonly PolicyFault[] {
  const { purchase, spend } = models;
  const degenerate =
    'nobody ever leaves by it (a/(a + b) is below 0.001): p_active does not exist while it is in force';
  const alone =
    'has no effect: the value at risk takes models.purchase as well, and calibration.models is fixed';
  return [
    ...(purchase !== null && isDegenerate(purchase)
      ? [{ path: ['models', 'purchase'], message: degenerate }]
      : []),
    ...(spend !== null && purchase === null && calibration.models === 'fixed'
      ? [{ path: ['models', 'spend'], message: alone }]
      : []),
  ];
}
