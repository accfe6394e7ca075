import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** First 8 hexadecimal digits of the SHA-256 of the file's raw bytes: what names rows without an id of their own. */
export async function digestFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex').slice(0, 8);
}
