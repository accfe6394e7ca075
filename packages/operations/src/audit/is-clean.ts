import type { AuditReport } from './audit-deployment.ts';

/** True when an audit found nothing wrong. */
export function isClean({ partitions }: AuditReport): boolean {
  return partitions.every(({ faults }) => faults.counts.size === 0);
}
