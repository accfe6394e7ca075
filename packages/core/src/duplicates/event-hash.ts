/** A 64-bit hash as two signed 32-bit halves (signed, because those are the small integers of the engine). */
export interface EventHash {
  readonly high: number;
  readonly low: number;
}

let high = 0;
let low = 0;

/**
 * The 64-bit hash of the UTF-8 bytes of `type`, 0x00, `eventId`: what duplicates are found by.
 *
 * Two 32-bit lanes with different multipliers, mixed into each other at the end (cyrb53 by bryc, public domain, with
 * both lanes kept whole). Not for use against forgers. A lone surrogate hashes as U+FFFD, as encoders write it.
 */
export function eventHash(type: string, eventId: string): EventHash {
  high = 0xdeadbeef | 0;
  low = 0x41c6ce57;
  mixText(type);
  mix(0);
  mixText(eventId);
  let left = Math.imul(high ^ (high >>> 16), 0x85ebca6b);
  left ^= Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  let right = Math.imul(low ^ (low >>> 16), 0x85ebca6b);
  right ^= Math.imul(left ^ (left >>> 13), 0xc2b2ae35);
  return { high: left | 0, low: right | 0 };
}

function mix(byte: number): void {
  high = Math.imul(high ^ byte, 0x9e3779b1);
  low = Math.imul(low ^ byte, 0x5f356495);
}

function mixText(text: string): void {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      mix(unit);
      continue;
    }
    const point = text.codePointAt(index)!;
    if (point > 0xffff) index++;
    mixWide(point >= 0xd800 && point <= 0xdfff ? 0xfffd : point);
  }
}

/** The two to four UTF-8 bytes of a code point beyond ASCII. */
function mixWide(point: number): void {
  if (point < 0x800) {
    mix(0xc0 | (point >> 6));
  } else {
    if (point < 0x10000) {
      mix(0xe0 | (point >> 12));
    } else {
      mix(0xf0 | (point >> 18));
      mix(0x80 | ((point >> 12) & 0x3f));
    }
    mix(0x80 | ((point >> 6) & 0x3f));
  }
  mix(0x80 | (point & 0x3f));
}
