import type { ChurnAlert, Output, SegmentChanged } from '@tidemark/core';
import type { ChurnAlert as LoggedAlert, SegmentChanged as LoggedChange } from '@tidemark/schemas';
import type { NewRecord, WireEncoder } from '@tidemark/stream';
import type { Names } from '../names/names.ts';
import type { CustomerOutput } from './step-draft.ts';

export interface OutputEncoders {
  readonly segmentChanged: WireEncoder<LoggedChange>;
  readonly churnAlert: WireEncoder<LoggedAlert>;
}

const ceTypes = {
  'segment-changed': 'tidemark.segment.changed.v1',
  'churn-alert': 'tidemark.churn.alert.v1',
} as const satisfies Record<Output['type'], string>;

/**
 * An output as a record of its public topic: Avro value, customer id as key, CloudEvents 1.0 binary-mode headers.
 * Every byte follows from the output alone, so that a replay of the log gives the same record.
 */
export function encodeOutput(
  { customerId, output }: CustomerOutput,
  partition: number,
  names: Names,
  encoders: OutputEncoders,
): NewRecord {
  const eventId = `${customerId}:${output.sequence}`;
  return {
    topic: output.type === 'segment-changed' ? names.segmentChanges : names.churnAlerts,
    partition,
    key: Buffer.from(customerId),
    value:
      output.type === 'segment-changed'
        ? encoders.segmentChanged.encode(loggedChange(output, customerId, eventId))
        : encoders.churnAlert.encode(loggedAlert(output, customerId, eventId)),
    headers: {
      ce_specversion: '1.0',
      ce_id: eventId,
      ce_type: ceTypes[output.type],
      ce_source: names.eventSource,
      ce_time: new Date(output.at).toISOString(),
      ce_subject: customerId,
      'content-type': 'application/vnd.confluent.avro',
    },
  };
}

function loggedChange(output: SegmentChanged, customerId: string, eventId: string): LoggedChange {
  const { sequence, at, changes, cause, profile, rules } = output;
  return { eventId, customerId, sequence, at, changes, cause, profile, rules };
}

function loggedAlert(output: ChurnAlert, customerId: string, eventId: string): LoggedAlert {
  const { sequence, at, kind, level, signals, cause, profile, rules } = output;
  // The model behind these three is not part of the rules yet.
  const model = { pActive: null, nextPurchaseExpectedBy: null, valueAtRiskMinor: null };
  return { eventId, customerId, sequence, at, kind, level, signals, ...model, cause, profile, rules };
}
