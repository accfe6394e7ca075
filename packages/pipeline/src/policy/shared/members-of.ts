/** What is written below a key, whatever it is: nothing where it is no mapping. */
export function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return Object(value) as Readonly<Record<string, unknown>>;
}
