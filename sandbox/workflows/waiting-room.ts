type Outputs = Readonly<Record<string, unknown>>;

interface Waiting {
  /** Milliseconds since 1970, by the account's clock. */
  until: number;
  readonly callbackId: string | null;
  wake: (outputFields: Outputs | null) => void;
}

/** A place kept for an answer that may come before anybody waits for it. */
export interface KeptPlace {
  /** What the app put out; null where the moment came first. */
  readonly answer: Promise<Outputs | null>;
  readonly expireAt: (moment: number) => void;
  readonly leave: () => void;
}

/** Where companies wait in a workflow: for a moment to come, or for the app to say that it is done. */
export class WaitingRoom {
  readonly #waiting = new Set<Waiting>();

  /** Resolves once the account's clock has reached the moment. */
  until(moment: number): Promise<Outputs | null> {
    return new Promise((wake) => {
      this.#waiting.add({ until: moment, callbackId: null, wake });
    });
  }

  keepPlace(callbackId: string): KeptPlace {
    const waiting: Waiting = { until: Number.POSITIVE_INFINITY, callbackId, wake: () => undefined };
    const answer = new Promise<Outputs | null>((resolve) => {
      waiting.wake = resolve;
    });
    this.#waiting.add(waiting);
    return {
      answer,
      expireAt: (moment) => {
        waiting.until = moment;
      },
      leave: () => {
        this.#waiting.delete(waiting);
      },
    };
  }

  /** Lets those go on whose moment has come. */
  passTime(now: number): void {
    this.#wake((waiting) => waiting.until <= now, null);
  }

  complete(callbackId: string, outputFields: Outputs): void {
    this.#wake((waiting) => waiting.callbackId === callbackId, outputFields);
  }

  #wake(isMeant: (waiting: Waiting) => boolean, outputFields: Outputs | null): void {
    for (const waiting of [...this.#waiting].filter(isMeant)) {
      this.#waiting.delete(waiting);
      waiting.wake(outputFields);
    }
  }
}
