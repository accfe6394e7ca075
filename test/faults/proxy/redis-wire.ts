import type { Message, Splitter, Wire } from './wire.ts';

const LF = 0x0a;
const LINE_END_BYTES = 2;

/** Redis (RESP 2): commands are arrays of texts, replies come in the order of the commands. */
export const redisWire: Wire = { splitRequests: splitValues, splitReplies: splitValues };

/** Where the reading of a value stands. */
interface Reading {
  /** The bytes of the line under way, from its type on. */
  line: string;
  /** Bytes of a text and its line end that are still to come. */
  textBytes: number;
  /** Values still to come of each array that is open, outermost first. */
  readonly open: number[];
  /** The first text of the value: of a command its name. */
  name: string;
  isNamed: boolean;
}

/** Messages are numbered: the n-th reply answers the n-th command. */
function splitValues(): Splitter {
  const reading: Reading = { line: '', textBytes: 0, open: [], name: '', isNamed: false };
  let id = 0;
  return (chunk) => {
    const messages: Message[] = [];
    let at = 0;
    while (at < chunk.length) {
      const next = reading.textBytes > 0 ? passText(reading, chunk, at) : passLine(reading, chunk, at);
      at = next.at;
      if (!next.isComplete) continue;
      messages.push({ end: at, name: nameOf(reading), id });
      id += 1;
      Object.assign(reading, { name: '', isNamed: false });
    }
    return messages;
  };
}

interface Passed {
  readonly at: number;
  /** True when the outermost value ends here. */
  readonly isComplete: boolean;
}

function passText(reading: Reading, chunk: Buffer, at: number): Passed {
  const passed = Math.min(reading.textBytes, chunk.length - at);
  if (!reading.isNamed) reading.name += chunk.toString('latin1', at, at + passed);
  reading.textBytes -= passed;
  if (reading.textBytes > 0) return { at: at + passed, isComplete: false };
  reading.isNamed = true;
  return { at: at + passed, isComplete: endElement(reading) };
}

/** A line ends in LF; no line has one before its end, and the CR before it does not disturb. */
function passLine(reading: Reading, chunk: Buffer, at: number): Passed {
  const end = chunk.indexOf(LF, at);
  reading.line += chunk.toString('latin1', at, end < 0 ? chunk.length : end);
  if (end < 0) return { at: chunk.length, isComplete: false };
  const { line } = reading;
  reading.line = '';
  return { at: end + 1, isComplete: takeLine(reading, line) };
}

function takeLine(reading: Reading, line: string): boolean {
  const count = Number.parseInt(line.slice(1), 10);
  if (line[0] === '$' && count >= 0) {
    reading.textBytes = count + LINE_END_BYTES;
    return false;
  }
  if (line[0] === '*' && count > 0) {
    reading.open.push(count);
    return false;
  }
  return endElement(reading);
}

/** Closes the arrays that end with this element; true when none is left open. */
function endElement({ open }: Reading): boolean {
  while (open.length > 0) {
    const left = open.pop()! - 1;
    if (left === 0) continue;
    open.push(left);
    return false;
  }
  return true;
}

function nameOf({ name }: Reading): string {
  return name.trimEnd().toUpperCase();
}
