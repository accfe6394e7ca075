import { expect, test } from 'vitest';
import { framedId, writeFrame } from './wire-format.ts';

test('the frame is a zero byte and the id as int32 big-endian', () => {
  const value = Buffer.alloc(6, 0xff);

  writeFrame(value, 0x01020304, 0);

  expect(value.toString('hex')).toBe('0001020304ff');
  expect(framedId(value)).toBe(0x01020304);
});

test.each([
  ['nothing', ''],
  ['less than a frame', '00000000'],
  ['another magic byte', '010000000a'],
  ['JSON', Buffer.from('{"a":1}').toString('hex')],
  ['id 0', '0000000000'],
  ['a negative id', '00ffffffff'],
])('%s is not framed', (_name, hex) => {
  expect(framedId(Buffer.from(hex, 'hex'))).toBeUndefined();
});
