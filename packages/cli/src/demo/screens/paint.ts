import { styleText } from 'node:util';

export type Tone = 'good' | 'bad' | 'strong' | 'faint' | 'plain';

/** Colours a text by what it means, or leaves it alone. */
export type Paint = (tone: Tone, text: string) => string;

const STYLES = { good: 'green', bad: 'red', strong: 'bold', faint: 'dim' } as const;

/** For terminals that show colours: `validateStream` would ask for a terminal of its own. */
export const colours: Paint = (tone, text) =>
  tone === 'plain' ? text : styleText(STYLES[tone], text, { validateStream: false });

/** For everything else. */
export const noColours: Paint = (_tone, text) => text;
