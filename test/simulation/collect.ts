/** Everything an asynchronous sequence gives. */
export async function collect<T>(sequence: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const each of sequence) all.push(each);
  return all;
}
