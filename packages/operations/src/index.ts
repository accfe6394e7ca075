export { type AuditReport, auditDeployment } from './audit/audit-deployment.ts';
export type { AuditFault, FaultKind } from './audit/audit-fault.ts';
export type { OverdueTimer, PartitionAudit } from './audit/audit-partition.ts';
export { isClean } from './audit/is-clean.ts';
export type { SampleSize } from './audit/sample.ts';
export type { UnlikelyBuyers } from './calibrate/count-unlikely.ts';
export {
  checkCalibration,
  type PublishedCalibration,
  prepareCalibration,
  publishCalibration,
} from './calibrate/prepare-calibration.ts';
export type { CalibratedDeployment } from './calibrate/read-calibrated.ts';
export { type CustomerSnapshot, snapshotAt } from './customers/customer-snapshot.ts';
export { type CustomerView, readCustomer } from './customers/read-customer.ts';
export { type DeploymentSnapshot, readSnapshots } from './customers/read-snapshots.ts';
export { findLetter, type LetterView } from './dead-letters/find-letter.ts';
export { handleLetters } from './dead-letters/handle-letters.ts';
export type { Outcome } from './dead-letters/handled-letters.ts';
export { readLetter } from './dead-letters/letter.ts';
export { intakesOf, isUnlimited, type LetterFilter } from './dead-letters/letter-filter.ts';
export { type LetterList, listLetters } from './dead-letters/list-letters.ts';
export { printable } from './escaping/printable.ts';
export { printableJson } from './escaping/printable-json.ts';
export { followOutputs } from './outputs/follow-outputs.ts';
export { outputJson } from './outputs/output-json.ts';
export { byInstant, type PublishedOutput } from './outputs/published-output.ts';
export { openReadOutputs } from './outputs/read-outputs.ts';
export { noProgress, type Progress } from './progress.ts';
export { type PreparedApply, prepareApply } from './rules/prepare-apply.ts';
export { restartSource, type SourceRestart } from './sources/restart-source.ts';
export { readStatus, type Status } from './status/read-status.ts';
