/**
 * An input of the user that cannot be used as it is: a file, or a choice. The message names each fault and says what to do;
 * a command prints it and exits with 1.
 */
export class InputError extends Error {
  constructor(message: string, options?: { cause: unknown }) {
    super(message, options);
    this.name = 'InputError';
  }
}
