/** Why the fold could not go on; the closed list. */
export type CoreErrorCode =
  /** Packed bytes are not a state of this fold: cut short, changed, of an unknown version or of other dimensions. */
  | 'state-corrupt'
  /** A state is under a rule set that the list of rule sets does not hold. */
  | 'rules-unknown'
  /** Money in a currency of the deployment for which the policy in force has no rate. */
  | 'rate-missing'
  /** A number that no state can hold: an event was let in that the border must refuse. */
  | 'value-unsafe';

/** A bug or a damaged store. Never worth a retry: the same input fails the same way. */
export class CoreError extends Error {
  readonly code: CoreErrorCode;

  constructor(code: CoreErrorCode, message: string) {
    super(message);
    this.name = 'CoreError';
    this.code = code;
  }
}
