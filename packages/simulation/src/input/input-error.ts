/** An input file that cannot be read as it is; the message names each fault and says what to do. */
export class InputError extends Error {
  constructor(message: string, options?: { cause: unknown }) {
    super(message, options);
    this.name = 'InputError';
  }
}
