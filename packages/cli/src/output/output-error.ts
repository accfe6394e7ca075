/** Something that cannot be written; the message names it and says why. */
export class OutputError extends Error {
  constructor(message: string, options?: { cause: unknown }) {
    super(message, options);
    this.name = 'OutputError';
  }
}
