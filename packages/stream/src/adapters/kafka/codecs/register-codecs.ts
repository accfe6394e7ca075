import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import kafkajs from 'kafkajs';
import { decodeLz4 } from './decode-lz4.ts';
import { decodeSnappy } from './decode-snappy.ts';

const compressZstd = promisify(zstdCompress);
const decompressZstd = promisify(zstdDecompress);

/** It is written only where gzip was not enough: more than what most producers spend on it. */
const THOROUGHLY = { [constants.ZSTD_c_compressionLevel]: 12 };

/**
 * Adds to kafkajs, which has gzip alone, the codecs that other producers use: a consumer that meets a codec it lacks
 * stops. Nothing is written with Snappy or LZ4. The table is kafkajs's own and global; registering twice is harmless.
 */
export function registerCodecs(): void {
  const { CompressionCodecs, CompressionTypes } = kafkajs;
  CompressionCodecs[CompressionTypes.ZSTD] = () => ({
    compress: (encoder: { readonly buffer: Buffer }) => compressZstd(encoder.buffer, { params: THOROUGHLY }),
    decompress: (buffer: Buffer) => decompressZstd(buffer),
  });
  CompressionCodecs[CompressionTypes.Snappy] = () => readOnly('Snappy', decodeSnappy);
  CompressionCodecs[CompressionTypes.LZ4] = () => readOnly('LZ4', decodeLz4);
}

function readOnly(name: string, decode: (input: Buffer) => Buffer) {
  return {
    compress: async () => {
      throw new Error(`Cannot compress with ${name}: it can be read only`);
    },
    decompress: async (buffer: Buffer) => decode(buffer),
  };
}
