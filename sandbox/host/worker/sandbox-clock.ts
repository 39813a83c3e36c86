/**
 * Sets the worker's clock to the portal's: a generated portal has a fixed day, on which "in 99 days" has to be true. The clock
 * goes on ticking from there.
 *
 * @param scope the worker's global scope.
 * @param now ISO 8601; the instant that counts as now.
 */
export function setClock(scope: object, now: string): void {
  const offset = Date.parse(now) - Date.now();
  const shifted = new Proxy(Date, {
    construct: (target, args: readonly unknown[]): object => {
      const date: unknown = Reflect.construct(target, args.length === 0 ? [target.now() + offset] : args);
      return date instanceof target ? date : new target(Number.NaN);
    },
    get: (target, key): unknown => (key === 'now' ? () => target.now() + offset : Reflect.get(target, key)),
  });
  Object.defineProperty(scope, 'Date', { configurable: true, writable: true, value: shifted });
}
