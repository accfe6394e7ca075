import type { Output, Profile } from '@tidemark/core';
import { expect, test } from 'vitest';
import { openVolumes } from './work-volumes.ts';

const berlin = { name: 'Europe/Berlin', initialOffsetMs: 3_600_000, transitions: [] };

const common = {
  sequence: 1,
  cause: { kind: 'SILENCE', eventId: null, historical: false },
  profile: {} as Profile,
  rules: { policyVersion: 1, scorecardVersion: null },
} as const;

function alert(level: 'medium' | 'high', kind: 'RAISED' | 'ESCALATED'): Output {
  const outlook = { pActive: null, nextPurchaseExpectedBy: null, valueAtRiskMinor: null };
  return { type: 'churn-alert', at: 0, level, kind, signals: [], ...outlook, ...common };
}

function due(plan: string, at: string): Output {
  const counted = { number: 1, of: null, dueSince: 0, heldBack: false, capRemaining: null };
  return {
    type: 'follow-up-due',
    at: Date.parse(at),
    plan,
    channel: 'email',
    purpose: 'Say hello',
    ...counted,
    ...common,
  };
}

test('alerts are counted by level and kind, follow-ups by plan and local week', () => {
  const volumes = openVolumes(berlin);
  const outputs = [
    alert('medium', 'RAISED'),
    alert('high', 'ESCALATED'),
    alert('medium', 'RAISED'),
    // A Sunday, half an hour before Monday in Berlin; Monday; and the last day of that week.
    due('news', '2025-01-05T22:30:00Z'),
    due('news', '2025-01-05T23:30:00Z'),
    due('news', '2025-01-12T12:00:00Z'),
    due('care', '2025-01-12T12:00:00Z'),
  ];

  for (const output of outputs) volumes.add(output);

  expect(volumes.volumes()).toEqual({
    alertsByLevel: { high: { ESCALATED: 1 }, medium: { RAISED: 2 } },
    followUpsByPlan: { care: { '2025-01-06': 1 }, news: { '2024-12-30': 1, '2025-01-06': 2 } },
  });
});
