import { expect, test } from 'vitest';
import { decodeLz4 } from './decode-lz4.ts';
import { decodeSnappy } from './decode-snappy.ts';

/** What the fixtures hold, each written by the Java library that Kafka's own producer uses. */
const plain = Array.from({ length: 300 }, (_, at) => `${at},`).join('');
const javaSnappy = Buffer.from(
  'glNOQVBQWQAAAAABAAAAAQAABD7CCPReATAsMSwyLDMsNCw1LDYsNyw4LDksMTAsMTEsMTIsMTMsMTQsMTUsMTYsMTcsMTgsMTks' +
    'MjAsMjEsMjIsMjMsMjQsMjUsMjYsMjcsMjgsMjksMzAsMzEsMzIsMzMsMzQsMzUsMzYsMzcsMzgsMzksNDAsNDEsNDIsNDMsNDQs' +
    'NDUsNDYsNDcsNDgsNDksNTAsNTEsNTIsNTMsNTQsNTUsNTYsNTcsNTgsNTksNjAsNjEsNjIsNjMsNjQsNjUsNjYsNjcsNjgsNjks' +
    'NzAsNzEsNzIsNzMsNzQsNzUsNzYsNzcsNzgsNzksODAsODEsODIsODMsODQsODUsODYsODcsODgsODksOTAsOTEsOTIsOTMsOTQs' +
    'OTUsOTYsOTcsOTgsOTksMTAwLDEwMSwxMDIsMTAzLDEwNCwxMDUsMTA2LDEwNywxMDgsMTA5LDExMCwxMTEsMTEyLDExMywxMTQs' +
    'MSE8DDE2LDEhPjAxOCwxMTksMTIwLDEyIWDw1zIsMTIzLDEyNCwxMjUsMTI2LDEyNywxMjgsMTI5LDEzMCwxMzEsMTMyLDEzMywx' +
    'MzQsMTM1LDEzNiwxMzcsMTM4LDEzOSwxNDAsMTQxLDE0MiwxNDMsMTQ0LDE0NSwxNDYsMTQ3LDE0OCwxNDksMTUwLDE1MSwxNTIs' +
    'MTUzLDE1NCwxNTUsMTU2LDE1NywxNTgsMTU5LDE2MCwxNjEsMTYyLDE2MywxNjQsMTY1LDE2NiwxNjcsMTY4LDE2OSwxNzAsMTcx' +
    'LDE3MiwxNzMsMTc0LDE3NSwxN0Et8LY3LDE3OCwxNzksMTgwLDE4MSwxODIsMTgzLDE4NCwxODUsMTg2LDE4NywxODgsMTg5LDE5' +
    'MCwxOTEsMTkyLDE5MywxOTQsMTk1LDE5NiwxOTcsMTk4LDE5OSwyMDAsMjAxLDIwMiwyMDMsMjA0LDIwNSwyMDYsMjA3LDIwOCwy' +
    'MDksMjEwLDIxMSwyMTIsMjEzLDIxNCwyMTUsMjE2LDIxNywyMTgsMjE5LDIyMCwyMjEsMjIyLDJB1AwyNCwyQdZB10HYQdkwMjks' +
    'MjMwLDIzMSwyM0H79AkBMywyMzQsMjM1LDIzNiwyMzcsMjM4LDIzOSwyNDAsMjQxLDI0MiwyNDMsMjQ0LDI0NSwyNDYsMjQ3LDI0' +
    'OCwyNDksMjUwLDI1MSwyNTIsMjUzLDI1NCwyNTUsMjU2LDI1NywyNTgsMjU5LDI2MCwyNjEsMjYyLDI2MywyNjQsMjY1LDI2Niwy' +
    'NjcsMjY4LDI2OSwyNzAsMjcxLDI3MiwyNzMsMjc0LDI3NSwyNzYsMjc3LDI3OCwyNzksMjgwLDI4MSwyODIsMjgzLDI4NCwyODUs' +
    'Mjg2LDI4NywyODgsMjg5LDI5MCwyOTEsMjkyLDI5MywyOTQsMjk1LDI5NiwyOTcsMjk4LDI5OSw=',
  'base64',
);
const javaLz4 = Buffer.from(
  'BCJNGGBwczIEAADx/z0wLDEsMiwzLDQsNSw2LDcsOCw5LDEwLDExLDEyLDEzLDE0LDE1LDE2LDE3LDE4LDE5LDIwLDIxLDIyLDIz' +
    'LDI0LDI1LDI2LDI3LDI4LDI5LDMwLDMxLDMyLDMzLDM0LDM1LDM2LDM3LDM4LDM5LDQwLDQxLDQyLDQzLDQ0LDQ1LDQ2LDQ3LDQ4' +
    'LDQ5LDUwLDUxLDUyLDUzLDU0LDU1LDU2LDU3LDU4LDU5LDYwLDYxLDYyLDYzLDY0LDY1LDY2LDY3LDY4LDY5LDcwLDcxLDcyLDcz' +
    'LDc0LDc1LDc2LDc3LDc4LDc5LDgwLDgxLDgyLDgzLDg0LDg1LDg2LDg3LDg4LDg5LDkwLDkxLDkyLDkzLDk0LDk1LDk2LDk3LDk4' +
    'LDk5LDEwMCwxMDEsMTAyLDEwMywxMDQsMTA1LDEwNiwxMDcsMTA4LDEwOSwxNwEwMSwxOQEAOgEAOwEAPAEAPQEAPgEAPwGQMTks' +
    'MTIwLDEyYAHwGTIsMTIzLDEyNCwxMjUsMTI2LDEyNywxMjgsMTI5LDEzMCwxMzEsMTOJAfAZMywxMzQsMTM1LDEzNiwxMzcsMTM4' +
    'LDEzOSwxNDAsMTQxLDE0MiwxNLIB8EU0LDE0NSwxNDYsMTQ3LDE0OCwxNDksMTUwLDE1MSwxNTIsMTUzLDE1NCwxNTUsMTU2LDE1' +
    'NywxNTgsMTU5LDE2MCwxNjEsMTYyLDE2MywxNjQsMTYEAvAZNiwxNjcsMTY4LDE2OSwxNzAsMTcxLDE3MiwxNzMsMTc0LDE3NSwx' +
    'Ny0C8Bk3LDE3OCwxNzksMTgwLDE4MSwxODIsMTgzLDE4NCwxODUsMTg2LDE4VgLwGTgsMTg5LDE5MCwxOTEsMTkyLDE5MywxOTQs' +
    'MTk1LDE5NiwxOTcsMTl/AgCAAvAZMCwyMDEsMjAyLDIwMywyMDQsMjA1LDIwNiwyMDcsMjA4LDIwOSwyMakC8BAxLDIxMiwyMTMs' +
    'MjE0LDIxNSwyMTYsMjE3LDIxOCwy0AIA0QIB0gIwMiwy1AIA1QIA1gIA1wJAMjcsMtkC0DI5LDIzMCwyMzEsMjP7AvAZMywyMzQs' +
    'MjM1LDIzNiwyMzcsMjM4LDIzOSwyNDAsMjQxLDI0MiwyNCQD8Bk0LDI0NSwyNDYsMjQ3LDI0OCwyNDksMjUwLDI1MSwyNTIsMjUz' +
    'LDI1TQPwcTUsMjU2LDI1NywyNTgsMjU5LDI2MCwyNjEsMjYyLDI2MywyNjQsMjY1LDI2NiwyNjcsMjY4LDI2OSwyNzAsMjcxLDI3' +
    'MiwyNzMsMjc0LDI3NSwyNzYsMjc3LDI3OCwyNzksMjgwLDI4MSwyODIsMjgzLDI4NCwyODUsMjg2LDI4yAPwHzgsMjg5LDI5MCwy' +
    'OTEsMjkyLDI5MywyOTQsMjk1LDI5NiwyOTcsMjk4LDI5OSwAAAAA',
  'base64',
);

test('Snappy in the blocks of Java producers is read', () => {
  expect(decodeSnappy(javaSnappy).toString()).toBe(plain);
});

test('bare Snappy is read', () => {
  // Behind the header of 16 bytes and the length of 4 stands one bare block.
  expect(decodeSnappy(javaSnappy.subarray(20)).toString()).toBe(plain);
});

test('a Snappy copy may reach into itself', () => {
  // Ten bytes: the literal "ab", then a copy of 8 from 2 back.
  expect(decodeSnappy(Buffer.from([10, 0x04, 0x61, 0x62, 0x11, 0x02])).toString()).toBe('ababababab');
});

test('LZ4 frames are read', () => {
  expect(decodeLz4(javaLz4).toString()).toBe(plain);
});

test('an LZ4 block may reach back into the one before it', () => {
  const header = '04224d18404082';
  const stored = '0400008061626364';
  // No literals, a match of 4 from 4 back; then the literal "e".
  const matching = '050000000004001065';

  const frame = Buffer.from(`${header}${stored}${matching}00000000`, 'hex');

  expect(decodeLz4(frame).toString()).toBe('abcdabcde');
});

test.each([
  ['Snappy', () => decodeSnappy(javaSnappy.subarray(0, 300))],
  ['Snappy', () => decodeSnappy(Buffer.from([10, 0x04, 0x61, 0x62, 0x11, 0x05]))],
  ['LZ4', () => decodeLz4(javaLz4.subarray(0, 300))],
  ['LZ4', () => decodeLz4(Buffer.from('not LZ4'))],
])('damaged %s is refused', (_, decode) => {
  expect(decode).toThrow(RangeError);
});
