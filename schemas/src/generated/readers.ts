// Generated from the .avsc files by `pnpm generate`. Do not edit.
import { type BinaryReader, readBoolean, readDouble } from '../binary/binary-reader.ts';
import { readArray } from '../binary/read-array.ts';
import { noBranch, readNullable, readSymbol } from '../binary/read-choice.ts';
import { readInt, readLong } from '../binary/read-long.ts';
import { readString } from '../binary/read-string.ts';
import type {
  AlertKind,
  Block,
  BlockEntry,
  Cause,
  CauseKind,
  ChurnAlert,
  ChurnLevel,
  CustomerEvent,
  CustomerEventBody,
  CustomerType,
  Deployment,
  DimensionChange,
  Feedback,
  FeedbackBody,
  FeedbackScale,
  FollowUpDue,
  Interaction,
  InteractionBody,
  InteractionKind,
  Origin,
  Policy,
  Profile,
  Purchase,
  PurchaseBody,
  PurchaseKind,
  RulesVersions,
  Scorecard,
  SegmentChanged,
  Signal,
  Source,
  Tick,
  TimeKind,
  Zone,
  ZoneTransition,
} from './records.ts';
import * as symbols from './symbols.ts';

export function readAlertKind(reader: BinaryReader): AlertKind {
  return readSymbol(reader, symbols.AlertKind);
}

export function readChurnLevel(reader: BinaryReader): ChurnLevel {
  return readSymbol(reader, symbols.ChurnLevel);
}

export function readSignal(reader: BinaryReader): Signal {
  return {
    signal: readString(reader),
    observed: readDouble(reader),
    threshold: readDouble(reader),
    since: readLong(reader),
  };
}

export function readCauseKind(reader: BinaryReader): CauseKind {
  return readSymbol(reader, symbols.CauseKind);
}

export function readCause(reader: BinaryReader): Cause {
  return {
    kind: readCauseKind(reader),
    eventId: readNullable(reader, readString),
    historical: readBoolean(reader),
  };
}

export function readProfile(reader: BinaryReader): Profile {
  return {
    r: readNullable(reader, readInt),
    f: readNullable(reader, readInt),
    m: readNullable(reader, readInt),
    segment: readNullable(reader, readString),
    lifecycle: readString(reader),
    recencyDays: readNullable(reader, readInt),
    frequency: readInt(reader),
    monetaryMinor: readLong(reader),
    currency: readString(reader),
    churn: readChurnLevel(reader),
    value: readNullable(reader, readString),
    engagement: readNullable(reader, readString),
    satisfaction: readNullable(reader, readString),
    source: readNullable(reader, readString),
  };
}

export function readRulesVersions(reader: BinaryReader): RulesVersions {
  return {
    policyVersion: readInt(reader),
    scorecardVersion: readNullable(reader, readInt),
  };
}

export function readChurnAlert(reader: BinaryReader): ChurnAlert {
  return {
    eventId: readString(reader),
    customerId: readString(reader),
    sequence: readLong(reader),
    at: readLong(reader),
    kind: readAlertKind(reader),
    level: readChurnLevel(reader),
    signals: readArray(reader, readSignal),
    pActive: readNullable(reader, readDouble),
    nextPurchaseExpectedBy: readNullable(reader, readLong),
    valueAtRiskMinor: readNullable(reader, readLong),
    cause: readCause(reader),
    profile: readProfile(reader),
    rules: readRulesVersions(reader),
  };
}

export function readOrigin(reader: BinaryReader): Origin {
  return {
    topic: readString(reader),
    incarnation: readInt(reader),
    partition: readInt(reader),
  };
}

export function readPurchaseKind(reader: BinaryReader): PurchaseKind {
  return readSymbol(reader, symbols.PurchaseKind);
}

export function readSource(reader: BinaryReader): Source {
  return readSymbol(reader, symbols.Source);
}

export function readCustomerType(reader: BinaryReader): CustomerType {
  return readSymbol(reader, symbols.CustomerType);
}

export function readPurchaseBody(reader: BinaryReader): PurchaseBody {
  return {
    type: 'PurchaseBody',
    kind: readPurchaseKind(reader),
    amountMinor: readLong(reader),
    currency: readString(reader),
    orderId: readNullable(reader, readString),
    channel: readNullable(reader, readString),
    source: readNullable(reader, readSource),
    customerType: readNullable(reader, readCustomerType),
  };
}

export function readInteractionKind(reader: BinaryReader): InteractionKind {
  return readSymbol(reader, symbols.InteractionKind);
}

export function readInteractionBody(reader: BinaryReader): InteractionBody {
  return {
    type: 'InteractionBody',
    kind: readInteractionKind(reader),
    channel: readNullable(reader, readString),
    source: readNullable(reader, readSource),
    campaignId: readNullable(reader, readString),
  };
}

export function readFeedbackScale(reader: BinaryReader): FeedbackScale {
  return readSymbol(reader, symbols.FeedbackScale);
}

export function readFeedbackBody(reader: BinaryReader): FeedbackBody {
  return {
    type: 'FeedbackBody',
    scale: readFeedbackScale(reader),
    score: readNullable(reader, readInt),
    complaint: readBoolean(reader),
    topic: readNullable(reader, readString),
  };
}

export function readCustomerEventBody(reader: BinaryReader): CustomerEventBody {
  const branch = readLong(reader);
  switch (branch) {
    case 0:
      return readPurchaseBody(reader);
    case 1:
      return readInteractionBody(reader);
    case 2:
      return readFeedbackBody(reader);
    default:
      throw noBranch(branch);
  }
}

export function readCustomerEvent(reader: BinaryReader): CustomerEvent {
  return {
    type: 'CustomerEvent',
    origin: readInt(reader),
    offset: readLong(reader),
    customerId: readString(reader),
    eventId: readString(reader),
    occurredAt: readLong(reader),
    body: readCustomerEventBody(reader),
  };
}

export function readTick(reader: BinaryReader): Tick {
  return {
    type: 'Tick',
    at: readLong(reader),
  };
}

export function readZoneTransition(reader: BinaryReader): ZoneTransition {
  return {
    at: readLong(reader),
    offsetMs: readInt(reader),
  };
}

export function readZone(reader: BinaryReader): Zone {
  return {
    name: readString(reader),
    initialOffsetMs: readInt(reader),
    transitions: readArray(reader, readZoneTransition),
  };
}

export function readTimeKind(reader: BinaryReader): TimeKind {
  return readSymbol(reader, symbols.TimeKind);
}

export function readDeployment(reader: BinaryReader): Deployment {
  return {
    type: 'Deployment',
    id: readString(reader),
    partitions: readInt(reader),
    zone: readZone(reader),
    currencies: readArray(reader, readString),
    daysKept: readInt(reader),
    goLive: readLong(reader),
    time: readTimeKind(reader),
  };
}

export function readPolicy(reader: BinaryReader): Policy {
  return {
    type: 'Policy',
    version: readInt(reader),
    foldVersion: readInt(reader),
    effectiveAt: readLong(reader),
    document: readString(reader),
    applyId: readString(reader),
  };
}

export function readScorecard(reader: BinaryReader): Scorecard {
  return {
    type: 'Scorecard',
    version: readInt(reader),
    foldVersion: readInt(reader),
    effectiveAt: readLong(reader),
    document: readString(reader),
  };
}

export function readBlockEntry(reader: BinaryReader): BlockEntry {
  const branch = readLong(reader);
  switch (branch) {
    case 0:
      return readCustomerEvent(reader);
    case 1:
      return readTick(reader);
    case 2:
      return readDeployment(reader);
    case 3:
      return readPolicy(reader);
    case 4:
      return readScorecard(reader);
    default:
      throw noBranch(branch);
  }
}

export function readBlock(reader: BinaryReader): Block {
  return {
    origins: readArray(reader, readOrigin),
    entries: readArray(reader, readBlockEntry),
  };
}

export function readFeedback(reader: BinaryReader): Feedback {
  return {
    eventId: readString(reader),
    customerId: readString(reader),
    occurredAt: readLong(reader),
    scale: readFeedbackScale(reader),
    score: readNullable(reader, readInt),
    complaint: readBoolean(reader),
    topic: readNullable(reader, readString),
  };
}

export function readFollowUpDue(reader: BinaryReader): FollowUpDue {
  return {
    eventId: readString(reader),
    customerId: readString(reader),
    sequence: readLong(reader),
    at: readLong(reader),
    plan: readString(reader),
    channel: readString(reader),
    purpose: readString(reader),
    number: readInt(reader),
    of: readNullable(reader, readInt),
    dueSince: readLong(reader),
    heldBack: readBoolean(reader),
    capRemaining: readNullable(reader, readInt),
    cause: readCause(reader),
    profile: readProfile(reader),
    rules: readRulesVersions(reader),
  };
}

export function readInteraction(reader: BinaryReader): Interaction {
  return {
    eventId: readString(reader),
    customerId: readString(reader),
    occurredAt: readLong(reader),
    kind: readInteractionKind(reader),
    channel: readNullable(reader, readString),
    source: readNullable(reader, readSource),
    campaignId: readNullable(reader, readString),
  };
}

export function readPurchase(reader: BinaryReader): Purchase {
  return {
    eventId: readString(reader),
    customerId: readString(reader),
    orderId: readNullable(reader, readString),
    occurredAt: readLong(reader),
    kind: readPurchaseKind(reader),
    amountMinor: readLong(reader),
    currency: readString(reader),
    channel: readNullable(reader, readString),
    source: readNullable(reader, readSource),
    customerType: readNullable(reader, readCustomerType),
  };
}

export function readDimensionChange(reader: BinaryReader): DimensionChange {
  return {
    dimension: readString(reader),
    from: readNullable(reader, readString),
    to: readNullable(reader, readString),
    since: readLong(reader),
  };
}

export function readSegmentChanged(reader: BinaryReader): SegmentChanged {
  return {
    eventId: readString(reader),
    customerId: readString(reader),
    sequence: readLong(reader),
    at: readLong(reader),
    changes: readArray(reader, readDimensionChange),
    cause: readCause(reader),
    profile: readProfile(reader),
    rules: readRulesVersions(reader),
  };
}
