import { namesOf } from '@tidemark/pipeline';
import { churnAlertSchema, segmentChangedSchema } from '@tidemark/schemas';
import {
  createWireDecoder,
  type LogRecord,
  type ServiceContext,
  TidemarkError,
  type WireDecoder,
} from '@tidemark/stream';
import { byInstant, type PublishedOutput } from './published-output.ts';

export interface FollowOptions {
  readonly from: 'earliest' | 'latest';
  /** False: stop at the ends that the topics have at the call. */
  readonly isEndless: boolean;
  /** Stops between two stretches. */
  readonly enough: AbortSignal;
}

/** How long to wait when nothing is new. */
const LOOK_MS = 200;
/** Offsets of a partition read at a time: an old topic is not held in memory whole. */
const STRETCH = 2_000;

/** A partition of a public topic, and the next offset to read of it. */
interface Place {
  readonly topic: string;
  readonly partition: number;
  next: number;
}

/**
 * Reads both public topics as a consumer does, committed transactions only. Each stretch is in the order of (at,
 * customer id, sequence); stretches come as they are published.
 */
export async function* followOutputs(
  context: ServiceContext,
  { from, isEndless, enough }: FollowOptions,
): AsyncGenerator<readonly PublishedOutput[]> {
  const decode = openDecode(context);
  const places = await startingPlaces(context, from);
  const finalEnds = isEndless ? undefined : await endsOf(context);
  while (!enough.aborted) {
    const ends = finalEnds ?? (await endsOf(context));
    const records = await nextStretch(context, places, ends);
    if (records === undefined) {
      if (!isEndless) return;
      await context.timing.wait(LOOK_MS, enough);
    } else if (records.length > 0) {
      yield (await decode(records)).toSorted(byInstant);
    }
  }
}

function publicTopics(context: ServiceContext): readonly string[] {
  const { segmentChanges, churnAlerts } = namesOf(context);
  // An alert follows the change of its step. Where the alerts end is looked at first, so that no alert is read alone.
  return [churnAlerts, segmentChanges];
}

async function startingPlaces(
  context: ServiceContext,
  from: FollowOptions['from'],
): Promise<readonly Place[]> {
  const places: Place[] = [];
  for (const topic of publicTopics(context)) {
    for (const { partition, start, end } of (await context.log.bounds(topic)) ?? []) {
      places.push({ topic, partition, next: from === 'earliest' ? start : end });
    }
  }
  return places;
}

type Ends = ReadonlyMap<string, number>;

async function endsOf(context: ServiceContext): Promise<Ends> {
  const ends = new Map<string, number>();
  for (const topic of publicTopics(context)) {
    for (const { partition, end } of (await context.log.bounds(topic)) ?? []) {
      ends.set(`${topic}/${partition}`, end);
    }
  }
  return ends;
}

/** Some more of each partition, and moves the places behind it; undefined when all are at their ends. */
async function nextStretch(
  { log }: ServiceContext,
  places: readonly Place[],
  ends: Ends,
): Promise<readonly LogRecord[] | undefined> {
  const behind = places.filter(
    ({ topic, partition, next }) => next < (ends.get(`${topic}/${partition}`) ?? 0),
  );
  if (behind.length === 0) return undefined;
  const stretches = behind.map(async (place) => {
    const { topic, partition, next: from } = place;
    const until = Math.min(from + STRETCH, ends.get(`${topic}/${partition}`)!);
    const records: LogRecord[] = [];
    const range = { topic, partition, from, until, isolation: 'read_committed' } as const;
    for await (const record of log.read(range)) records.push(record);
    place.next = until;
    return records;
  });
  return (await Promise.all(stretches)).flat();
}

function openDecode(
  context: ServiceContext,
): (records: readonly LogRecord[]) => Promise<readonly PublishedOutput[]> {
  const { registry, timing } = context;
  const { churnAlerts } = namesOf(context);
  const changes = createWireDecoder({ registry, codec: segmentChangedSchema, now: timing.now });
  const alerts = createWireDecoder({ registry, codec: churnAlertSchema, now: timing.now });
  return async (records) => {
    const values = (isAlert: boolean) =>
      records.filter(({ topic }) => (topic === churnAlerts) === isAlert).map(({ value }) => value);
    await changes.prepare(values(false));
    await alerts.prepare(values(true));
    return records.map((record) =>
      record.topic === churnAlerts
        ? { type: 'churn-alert', ...decoded(alerts, record) }
        : { type: 'segment-changed', ...decoded(changes, record) },
    );
  };
}

function decoded<T>(decoder: WireDecoder<T>, { topic, partition, offset, value }: LogRecord): T {
  const outcome = decoder.decode(value);
  if (outcome.ok) return outcome.value;
  throw new TidemarkError(
    'log-corrupt',
    `Cannot read ${topic}/${partition} at offset ${offset}: ${outcome.reason} (${outcome.detail}). Somebody else writes to this topic.`,
    { isRetryable: false },
  );
}
