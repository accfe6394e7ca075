import type { Cut, CutManner } from '../proxy/arming.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { MEMBERS } from './start-supervised-services.ts';

/** What a round does to the running system. Times are milliseconds after the round's beginning. */
export type Fault =
  /** A service dies by kill -9. */
  | { readonly kind: 'kill'; readonly victim: string; readonly afterMs: number }
  /** A service is frozen (SIGSTOP) for longer than its session and then goes on (SIGCONT). */
  | {
      readonly kind: 'freeze';
      readonly victim: string;
      readonly afterMs: number;
      readonly frozenMs: number;
    }
  /** Redis dies by kill -9 and comes back without the last bytes of its append-only file. */
  | { readonly kind: 'redis-cut'; readonly afterMs: number; readonly bytes: number }
  | { readonly kind: 'redis-restart'; readonly afterMs: number; readonly signal: Ending }
  | { readonly kind: 'broker-restart'; readonly afterMs: number; readonly signal: Ending }
  /** The connection of a request is cut before its reply. */
  | { readonly kind: 'reply-cut'; readonly server: 'kafka' | 'redis'; readonly cut: Cut };

export type Ending = 'SIGTERM' | 'SIGKILL';

/** What a fault can be drawn as; replies are cut of three sorts of requests. */
export type Card = Exclude<Fault['kind'], 'reply-cut'> | 'cut-end' | 'cut-script' | 'cut-other';

/** How often each card lies in the deck. */
export type Deck = Readonly<Record<Card, number>>;

/** Long enough for some batches: a fault begins anywhere in them. */
const MOST_DELAY_MS = 1_500;
/** Kafka takes no session below six seconds; the services of these rounds have just that. */
export const SESSION_MS = 6_000;
const BEYOND_SESSION_MS = { least: 500, most: 3_000 } as const;
/** From a torn last command to some thousand events, every order of magnitude alike. */
const CUT_BYTES_LOG2 = { least: 4, most: 19 } as const;
const MOST_PASSINGS = 30;
/** So late that the partition has mostly been claimed again, and so early that sometimes it has not. */
const MOST_LATE_MS = 4_000;
const OTHER_REQUESTS = ['Produce', 'TxnOffsetCommit', 'AddOffsetsToTxn', 'AddPartitionsToTxn'] as const;

/** Faults without end: the deck is shuffled, dealt to its last card, and shuffled anew. */
export function* drawFaults(random: SeededRandom, deck: Deck): Generator<Fault> {
  const cards = (Object.entries(deck) as [Card, number][]).flatMap(([card, count]) =>
    Array.from({ length: count }, () => card),
  );
  for (;;) {
    const left = [...cards];
    while (left.length > 0) {
      const [card] = left.splice(random.below(left.length), 1) as [Card];
      yield drawFault(random, card);
    }
  }
}

function drawFault(random: SeededRandom, card: Card): Fault {
  const afterMs = random.below(MOST_DELAY_MS);
  switch (card) {
    case 'kill':
      return { kind: card, afterMs, victim: drawOne(random, MEMBERS) };
    case 'freeze': {
      const { least, most } = BEYOND_SESSION_MS;
      const frozenMs = SESSION_MS + least + random.below(most - least);
      return { kind: card, afterMs, victim: drawOne(random, MEMBERS), frozenMs };
    }
    case 'redis-cut': {
      const { least, most } = CUT_BYTES_LOG2;
      const magnitude = 2 ** (least + random.below(most - least));
      return { kind: card, afterMs, bytes: magnitude + random.below(magnitude) };
    }
    case 'redis-restart':
    case 'broker-restart':
      return { kind: card, afterMs, signal: drawOne(random, ['SIGTERM', 'SIGKILL']) };
    case 'cut-end':
      return replyCut(random, 'kafka', ['EndTxn']);
    case 'cut-script':
      return replyCut(random, 'redis', ['EVALSHA', 'EVAL']);
    case 'cut-other':
      return drawOtherCut(random);
    default:
      return card satisfies never;
  }
}

/** A commit of source offsets is never late: it could set the offset back, and the driver waits for what it stood at. */
function drawOtherCut(random: SeededRandom): Fault {
  const request = drawOne(random, [...OTHER_REQUESTS, 'OffsetCommit']);
  if (request !== 'OffsetCommit') return replyCut(random, 'kafka', [request]);
  return replyCut(random, 'kafka', [request], ['at-once', 'answered']);
}

function replyCut(
  random: SeededRandom,
  server: 'kafka' | 'redis',
  requests: readonly string[],
  manners: readonly CutManner[] = ['at-once', 'answered', 'late'],
): Fault {
  const passings = random.below(MOST_PASSINGS);
  const cut = { requests, passings, manner: drawOne(random, manners), lateMs: random.below(MOST_LATE_MS) };
  return { kind: 'reply-cut', server, cut };
}

function drawOne<T>(random: SeededRandom, from: readonly T[]): T {
  return from[random.below(from.length)]!;
}
