/** Lets at most so many calls be under way at once; further ones wait in the order they came. */
export interface CallGate {
  run<T>(call: () => Promise<T>): Promise<T>;
}

export function createCallGate(places: number): CallGate {
  let free = places;
  const waiting: (() => void)[] = [];

  async function enter(): Promise<void> {
    if (free > 0) {
      free -= 1;
      return;
    }
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
    });
  }

  /** Hands the place to the next in line, if there is one. */
  function leave(): void {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  }

  return {
    async run(call) {
      await enter();
      try {
        return await call();
      } finally {
        leave();
      }
    },
  };
}
