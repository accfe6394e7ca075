/** Parameters and estimates have as many digits as a double; nobody compares more than four. */
export function significant(value: number): string {
  return String(Number(value.toPrecision(4)));
}
