/** One line of a comparison. */
export interface Figure {
  /** With its unit. */
  readonly name: string;
  readonly value: number;
  /** Behind the point, as it is printed. */
  readonly digits: number;
}
