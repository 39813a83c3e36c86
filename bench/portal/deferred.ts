/** A promise that is settled from outside, once. */
export interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T | Promise<T>) => void;
}

export function createDeferred<T>(): Deferred<T> {
  const settle: { resolve: (value: T | Promise<T>) => void } = { resolve: () => undefined };
  const promise = new Promise<T>((resolve) => {
    settle.resolve = resolve;
  });
  return {
    promise,
    resolve: (value) => {
      settle.resolve(value);
    },
  };
}
