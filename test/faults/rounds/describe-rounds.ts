import type { RoundsReport } from './run-rounds.ts';

/** True when all that was published, and all that is in the store, is what a run without faults leaves. */
export function isFaultless(report: RoundsReport): boolean {
  const { gaps, duplicates, differing, audit, delivered, events } = report;
  return gaps.length + duplicates.length + differing.length === 0 && audit.code === 0 && delivered === events;
}

/** One line, why services gave up if any did, and the first findings if there are any. */
export function describeRounds(report: RoundsReport): string {
  const { rounds, events, customers, outputs, followUps, gaps, duplicates, differing, audit, seconds } =
    report;
  const kinds = [...Map.groupBy(rounds, ({ fault }) => nameOf(fault))].map(
    ([name, ofKind]) => `${name} ${ofKind.length}`,
  );
  const summary = [
    `${rounds.length} rounds (${kinds.toSorted().join(', ')})`,
    `${events} events of ${customers} customers, ${outputs} outputs, ${followUps} of them follow-ups`,
    `gaps ${gaps.length}, duplicates ${duplicates.length}, customers that differ ${differing.length}`,
    `audit ${audit.code === 0 ? 'clean' : `exit ${audit.code}`}`,
    `states went back ${rounds.filter(({ wentBack }) => wentBack > 0).length} times`,
    `services given up and started again ${report.outages.length}`,
    `${Math.round(seconds)} s`,
  ].join('; ');
  const outages = report.outages.map((outage) => `given up and started again: ${outage}`);
  if (isFaultless(report)) return [summary, ...outages].join('\n');
  const first = (what: string, found: readonly string[]) =>
    found.length === 0 ? [] : [`${what}: ${found.slice(0, 10).join(', ')}`];
  return [
    summary,
    ...outages,
    ...first('missing', gaps),
    ...first('published more than once', duplicates),
    ...first('differing', differing),
    ...(report.delivered === events
      ? []
      : [`the driver delivered ${report.delivered} records of ${events} events`]),
    audit.report,
  ].join('\n');
}

function nameOf(fault: RoundsReport['rounds'][number]['fault']): string {
  if (fault.kind !== 'reply-cut') return fault.kind;
  return fault.server === 'redis'
    ? 'reply-cut of the script'
    : `reply-cut of ${fault.cut.requests.join('/')}`;
}
