/** Writes text as it is. */
export type Print = (text: string) => void;

/** One writer's place in the order. */
export interface Turn {
  readonly print: Print;
  /** Ends this turn: nothing more comes, and the next one prints. */
  readonly end: () => void;
}

/**
 * Lets several who write at the same time be read one after the other: the first who has not ended is heard at once, and
 * what the others print is kept until it is their turn.
 */
export function takeTurns(count: number, write: Print): readonly Turn[] {
  const kept = Array.from({ length: count }, () => '');
  const isOver = Array.from({ length: count }, () => false);
  let speaking = 0;

  const goOn = () => {
    while (speaking < count) {
      if (kept[speaking] !== '') write(kept[speaking]!);
      kept[speaking] = '';
      if (!isOver[speaking]) return;
      speaking += 1;
    }
  };
  return kept.map((_, place) => ({
    print: (text) => {
      kept[place] += text;
      if (place === speaking) goOn();
    },
    end: () => {
      isOver[place] = true;
      goOn();
    },
  }));
}
