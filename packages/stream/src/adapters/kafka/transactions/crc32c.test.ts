import { createRequire } from 'node:module';
import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { crc32c } from './crc32c.ts';

/** kafkajs's own, byte by byte. */
const byBytes = createRequire(import.meta.url)('kafkajs/src/protocol/recordBatch/crc32C/crc32C.js') as (
  bytes: Uint8Array,
) => number;

test('the check value of the catalogue of CRCs', () => {
  expect(crc32c(Buffer.from('123456789'), 0)).toBe(0xe3069283);
});

test.prop([fc.uint8Array({ maxLength: 300 }), fc.nat(40)])(
  'any bytes from any place on have the checksum that kafkajs gives them',
  (bytes, from) => {
    expect(crc32c(bytes, from)).toBe(byBytes(bytes.subarray(from)));
  },
);
