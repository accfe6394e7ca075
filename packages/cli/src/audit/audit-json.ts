import { type AuditReport, isClean } from '@tidemark/operations';

/** A report as one JSON object; `null` stands for what is not there. */
export function auditJson(report: AuditReport): string {
  const { deployment, share, partitions } = report;
  const plain = partitions.map(({ faults, ...rest }) => ({
    ...rest,
    faultCounts: Object.fromEntries(faults.counts),
    faults: faults.first,
  }));
  const orNull = (_: string, value: unknown) => (value === undefined ? null : value);
  return JSON.stringify({ deployment, isClean: isClean(report), share, partitions: plain }, orNull, 2);
}
