// Generated from the .avsc files by `pnpm generate`. Do not edit.
import { type BinaryWriter, writeBoolean, writeDouble } from '../binary/binary-writer.ts';
import { writeArray } from '../binary/write-array.ts';
import { noVariant, writePresence, writeSymbol } from '../binary/write-choice.ts';
import { writeInt, writeLong } from '../binary/write-long.ts';
import { writeString } from '../binary/write-string.ts';
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

export function writeAlertKind(writer: BinaryWriter, value: AlertKind): void {
  writeSymbol(writer, symbols.AlertKind, value);
}

export function writeChurnLevel(writer: BinaryWriter, value: ChurnLevel): void {
  writeSymbol(writer, symbols.ChurnLevel, value);
}

export function writeSignal(writer: BinaryWriter, value: Signal): void {
  writeString(writer, value.signal);
  writeDouble(writer, value.observed);
  writeDouble(writer, value.threshold);
  writeLong(writer, value.since);
}

export function writeCauseKind(writer: BinaryWriter, value: CauseKind): void {
  writeSymbol(writer, symbols.CauseKind, value);
}

export function writeCause(writer: BinaryWriter, value: Cause): void {
  writeCauseKind(writer, value.kind);
  if (writePresence(writer, value.eventId)) writeString(writer, value.eventId);
  writeBoolean(writer, value.historical);
}

export function writeProfile(writer: BinaryWriter, value: Profile): void {
  if (writePresence(writer, value.r)) writeInt(writer, value.r);
  if (writePresence(writer, value.f)) writeInt(writer, value.f);
  if (writePresence(writer, value.m)) writeInt(writer, value.m);
  if (writePresence(writer, value.segment)) writeString(writer, value.segment);
  writeString(writer, value.lifecycle);
  if (writePresence(writer, value.recencyDays)) writeInt(writer, value.recencyDays);
  writeInt(writer, value.frequency);
  writeLong(writer, value.monetaryMinor);
  writeString(writer, value.currency);
  writeChurnLevel(writer, value.churn);
  if (writePresence(writer, value.value)) writeString(writer, value.value);
  if (writePresence(writer, value.engagement)) writeString(writer, value.engagement);
  if (writePresence(writer, value.satisfaction)) writeString(writer, value.satisfaction);
  if (writePresence(writer, value.source)) writeString(writer, value.source);
}

export function writeRulesVersions(writer: BinaryWriter, value: RulesVersions): void {
  writeInt(writer, value.policyVersion);
  if (writePresence(writer, value.scorecardVersion)) writeInt(writer, value.scorecardVersion);
}

export function writeChurnAlert(writer: BinaryWriter, value: ChurnAlert): void {
  writeString(writer, value.eventId);
  writeString(writer, value.customerId);
  writeLong(writer, value.sequence);
  writeLong(writer, value.at);
  writeAlertKind(writer, value.kind);
  writeChurnLevel(writer, value.level);
  writeArray(writer, value.signals, writeSignal);
  if (writePresence(writer, value.pActive)) writeDouble(writer, value.pActive);
  if (writePresence(writer, value.nextPurchaseExpectedBy)) writeLong(writer, value.nextPurchaseExpectedBy);
  if (writePresence(writer, value.valueAtRiskMinor)) writeLong(writer, value.valueAtRiskMinor);
  writeCause(writer, value.cause);
  writeProfile(writer, value.profile);
  writeRulesVersions(writer, value.rules);
}

export function writeOrigin(writer: BinaryWriter, value: Origin): void {
  writeString(writer, value.topic);
  writeInt(writer, value.incarnation);
  writeInt(writer, value.partition);
}

export function writePurchaseKind(writer: BinaryWriter, value: PurchaseKind): void {
  writeSymbol(writer, symbols.PurchaseKind, value);
}

export function writeSource(writer: BinaryWriter, value: Source): void {
  writeSymbol(writer, symbols.Source, value);
}

export function writeCustomerType(writer: BinaryWriter, value: CustomerType): void {
  writeSymbol(writer, symbols.CustomerType, value);
}

export function writePurchaseBody(writer: BinaryWriter, value: PurchaseBody): void {
  writePurchaseKind(writer, value.kind);
  writeLong(writer, value.amountMinor);
  writeString(writer, value.currency);
  if (writePresence(writer, value.orderId)) writeString(writer, value.orderId);
  if (writePresence(writer, value.channel)) writeString(writer, value.channel);
  if (writePresence(writer, value.source)) writeSource(writer, value.source);
  if (writePresence(writer, value.customerType)) writeCustomerType(writer, value.customerType);
}

export function writeInteractionKind(writer: BinaryWriter, value: InteractionKind): void {
  writeSymbol(writer, symbols.InteractionKind, value);
}

export function writeInteractionBody(writer: BinaryWriter, value: InteractionBody): void {
  writeInteractionKind(writer, value.kind);
  if (writePresence(writer, value.channel)) writeString(writer, value.channel);
  if (writePresence(writer, value.source)) writeSource(writer, value.source);
  if (writePresence(writer, value.campaignId)) writeString(writer, value.campaignId);
}

export function writeFeedbackScale(writer: BinaryWriter, value: FeedbackScale): void {
  writeSymbol(writer, symbols.FeedbackScale, value);
}

export function writeFeedbackBody(writer: BinaryWriter, value: FeedbackBody): void {
  writeFeedbackScale(writer, value.scale);
  if (writePresence(writer, value.score)) writeInt(writer, value.score);
  writeBoolean(writer, value.complaint);
  if (writePresence(writer, value.topic)) writeString(writer, value.topic);
}

export function writeCustomerEventBody(writer: BinaryWriter, value: CustomerEventBody): void {
  switch (value.type) {
    case 'PurchaseBody':
      writeLong(writer, 0);
      writePurchaseBody(writer, value);
      break;
    case 'InteractionBody':
      writeLong(writer, 1);
      writeInteractionBody(writer, value);
      break;
    case 'FeedbackBody':
      writeLong(writer, 2);
      writeFeedbackBody(writer, value);
      break;
    default:
      throw noVariant(value);
  }
}

export function writeCustomerEvent(writer: BinaryWriter, value: CustomerEvent): void {
  writeInt(writer, value.origin);
  writeLong(writer, value.offset);
  writeString(writer, value.customerId);
  writeString(writer, value.eventId);
  writeLong(writer, value.occurredAt);
  writeCustomerEventBody(writer, value.body);
}

export function writeTick(writer: BinaryWriter, value: Tick): void {
  writeLong(writer, value.at);
}

export function writeZoneTransition(writer: BinaryWriter, value: ZoneTransition): void {
  writeLong(writer, value.at);
  writeInt(writer, value.offsetMs);
}

export function writeZone(writer: BinaryWriter, value: Zone): void {
  writeString(writer, value.name);
  writeInt(writer, value.initialOffsetMs);
  writeArray(writer, value.transitions, writeZoneTransition);
}

export function writeTimeKind(writer: BinaryWriter, value: TimeKind): void {
  writeSymbol(writer, symbols.TimeKind, value);
}

export function writeDeployment(writer: BinaryWriter, value: Deployment): void {
  writeString(writer, value.id);
  writeInt(writer, value.partitions);
  writeZone(writer, value.zone);
  writeArray(writer, value.currencies, writeString);
  writeInt(writer, value.daysKept);
  writeLong(writer, value.goLive);
  writeTimeKind(writer, value.time);
}

export function writePolicy(writer: BinaryWriter, value: Policy): void {
  writeInt(writer, value.version);
  writeInt(writer, value.foldVersion);
  writeLong(writer, value.effectiveAt);
  writeString(writer, value.document);
  writeString(writer, value.applyId);
}

export function writeScorecard(writer: BinaryWriter, value: Scorecard): void {
  writeInt(writer, value.version);
  writeInt(writer, value.foldVersion);
  writeLong(writer, value.effectiveAt);
  writeString(writer, value.document);
}

export function writeBlockEntry(writer: BinaryWriter, value: BlockEntry): void {
  switch (value.type) {
    case 'CustomerEvent':
      writeLong(writer, 0);
      writeCustomerEvent(writer, value);
      break;
    case 'Tick':
      writeLong(writer, 1);
      writeTick(writer, value);
      break;
    case 'Deployment':
      writeLong(writer, 2);
      writeDeployment(writer, value);
      break;
    case 'Policy':
      writeLong(writer, 3);
      writePolicy(writer, value);
      break;
    case 'Scorecard':
      writeLong(writer, 4);
      writeScorecard(writer, value);
      break;
    default:
      throw noVariant(value);
  }
}

export function writeBlock(writer: BinaryWriter, value: Block): void {
  writeArray(writer, value.origins, writeOrigin);
  writeArray(writer, value.entries, writeBlockEntry);
}

export function writeFeedback(writer: BinaryWriter, value: Feedback): void {
  writeString(writer, value.eventId);
  writeString(writer, value.customerId);
  writeLong(writer, value.occurredAt);
  writeFeedbackScale(writer, value.scale);
  if (writePresence(writer, value.score)) writeInt(writer, value.score);
  writeBoolean(writer, value.complaint);
  if (writePresence(writer, value.topic)) writeString(writer, value.topic);
}

export function writeFollowUpDue(writer: BinaryWriter, value: FollowUpDue): void {
  writeString(writer, value.eventId);
  writeString(writer, value.customerId);
  writeLong(writer, value.sequence);
  writeLong(writer, value.at);
  writeString(writer, value.plan);
  writeString(writer, value.channel);
  writeString(writer, value.purpose);
  writeInt(writer, value.number);
  if (writePresence(writer, value.of)) writeInt(writer, value.of);
  writeLong(writer, value.dueSince);
  writeBoolean(writer, value.heldBack);
  if (writePresence(writer, value.capRemaining)) writeInt(writer, value.capRemaining);
  writeCause(writer, value.cause);
  writeProfile(writer, value.profile);
  writeRulesVersions(writer, value.rules);
}

export function writeInteraction(writer: BinaryWriter, value: Interaction): void {
  writeString(writer, value.eventId);
  writeString(writer, value.customerId);
  writeLong(writer, value.occurredAt);
  writeInteractionKind(writer, value.kind);
  if (writePresence(writer, value.channel)) writeString(writer, value.channel);
  if (writePresence(writer, value.source)) writeSource(writer, value.source);
  if (writePresence(writer, value.campaignId)) writeString(writer, value.campaignId);
}

export function writePurchase(writer: BinaryWriter, value: Purchase): void {
  writeString(writer, value.eventId);
  writeString(writer, value.customerId);
  if (writePresence(writer, value.orderId)) writeString(writer, value.orderId);
  writeLong(writer, value.occurredAt);
  writePurchaseKind(writer, value.kind);
  writeLong(writer, value.amountMinor);
  writeString(writer, value.currency);
  if (writePresence(writer, value.channel)) writeString(writer, value.channel);
  if (writePresence(writer, value.source)) writeSource(writer, value.source);
  if (writePresence(writer, value.customerType)) writeCustomerType(writer, value.customerType);
}

export function writeDimensionChange(writer: BinaryWriter, value: DimensionChange): void {
  writeString(writer, value.dimension);
  if (writePresence(writer, value.from)) writeString(writer, value.from);
  if (writePresence(writer, value.to)) writeString(writer, value.to);
  writeLong(writer, value.since);
}

export function writeSegmentChanged(writer: BinaryWriter, value: SegmentChanged): void {
  writeString(writer, value.eventId);
  writeString(writer, value.customerId);
  writeLong(writer, value.sequence);
  writeLong(writer, value.at);
  writeArray(writer, value.changes, writeDimensionChange);
  writeCause(writer, value.cause);
  writeProfile(writer, value.profile);
  writeRulesVersions(writer, value.rules);
}
