/** The steps of workflows that wait until an app says that it is done. */
export class Callbacks {
  readonly #waiting = new Set<string>();

  /** From now on the app may complete it, once. */
  open(callbackId: string): void {
    this.#waiting.add(callbackId);
  }

  isWaiting(callbackId: string): boolean {
    return this.#waiting.has(callbackId);
  }

  /** Whether a step waited for it; it waits no more. */
  close(callbackId: string): boolean {
    return this.#waiting.delete(callbackId);
  }
}
