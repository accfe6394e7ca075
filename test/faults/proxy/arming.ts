/** How a connection is cut between a request and its reply. The client never learns what became of the request. */
export type CutManner =
  /** The request goes on to the server, and the client is cut off in the same moment. */
  | 'at-once'
  /** The client is cut off when the server has answered: the request has certainly been carried out. */
  | 'answered'
  /** The client is cut off, and the request reaches the server later, when somebody else may have taken over. */
  | 'late';

export interface Cut {
  /** As the wire names them. */
  readonly requests: readonly string[];
  /** How many such requests pass before the one that is cut. */
  readonly passings: number;
  readonly manner: CutManner;
  /** How late a late request reaches the server. */
  readonly lateMs: number;
}

/** The request that was cut. */
export interface CutDone {
  readonly request: string;
}

/** The cut that waits for its request, if any. */
export interface Arming {
  arm(cut: Cut, signal: AbortSignal): Promise<CutDone>;
  /** The cut, if this is its request; it then waits for no other. */
  take(request: string): ArmedCut | undefined;
}

export interface ArmedCut extends Cut {
  /** To be called when the client has been cut off. */
  readonly done: (cut: CutDone) => void;
}

export function createArming(): Arming {
  let armed: ArmedCut | undefined;
  let passed = 0;
  return {
    async arm(cut, signal) {
      if (armed !== undefined) throw new Error('Cannot arm the proxy: another cut waits for its request');
      const { promise, resolve: done, reject } = Promise.withResolvers<CutDone>();
      const giveUp = () => {
        armed = undefined;
        reject(signal.reason);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      armed = { ...cut, done };
      passed = 0;
      return promise.finally(() => signal.removeEventListener('abort', giveUp));
    },
    take(request) {
      if (armed === undefined || !armed.requests.includes(request)) return undefined;
      passed += 1;
      if (passed <= armed.passings) return undefined;
      const taken = armed;
      armed = undefined;
      return taken;
    },
  };
}
