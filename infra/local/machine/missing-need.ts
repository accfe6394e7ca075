/** Something the machine lacks and the project cannot get by itself; the message says what to install. */
export class MissingNeed extends Error {
  constructor(need: string, purpose: string, install: string) {
    super(`${need} is missing (${purpose}). Install it: ${install}`);
    this.name = 'MissingNeed';
  }
}
