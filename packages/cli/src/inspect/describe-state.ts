import type { Upcoming } from '@tidemark/core';
import { formatInstant } from './format-instant.ts';
import type { CustomerView } from './read-customer.ts';

/** A customer in lines for people: classes, profile, and what silence will say. */
export function describeState(view: CustomerView): string {
  const { customerId, partition, streamTime, profile, classes, state } = view;
  const lines = [
    `${customerId}  (partition ${partition}, as of ${formatInstant(streamTime)}, ${state.sequence} outputs so far)`,
    '',
    ...classes.map(
      ({ dimension, class: name, since }) =>
        `  ${dimension.padEnd(10)} ${name ?? '-'}${since === null ? '' : ` since ${formatInstant(since)}`}`,
    ),
  ];
  if (profile !== null) {
    const scores = [profile.r, profile.f, profile.m].map((score) => score ?? '-').join(' ');
    lines.push(
      `  scores     R F M = ${scores}`,
      `  window     ${profile.frequency} purchases, ${profile.monetaryMinor} ${profile.currency} (minor units)`,
      `  recency    ${profile.recencyDays === null ? 'never bought' : `${profile.recencyDays} days`}`,
      `  churn      ${profile.churn}`,
    );
  }
  lines.push('', 'If nothing happens:');
  lines.push(...(view.upcoming.length === 0 ? ['  nothing more is due'] : view.upcoming.map(describeDue)));
  return lines.join('\n');
}

function describeDue({ due, outputs }: Upcoming): string {
  const said = outputs.flatMap((output) =>
    output.type === 'segment-changed'
      ? output.changes.map(({ dimension, from, to }) => `${dimension} ${from ?? '-'} → ${to}`)
      : [`churn alert ${output.kind} (${output.level})`],
  );
  return `  ${formatInstant(due)}  ${said.join(', ') || 'the churn level moves, unannounced'}`;
}
