/** Moves the clock of this process, as `clock-worker.ts` is told: to be imported before anything that reads it. */
const [, , , minutes = '0'] = process.argv;
const ahead = Number(minutes) * 60_000;
const TrueDate = Date;

class SkewedDate extends TrueDate {
  constructor(...given: readonly [] | readonly [number | string | Date]) {
    super(given.length === 0 ? TrueDate.now() + ahead : given[0]);
  }

  static override now(): number {
    return TrueDate.now() + ahead;
  }
}

Object.assign(globalThis, { Date: SkewedDate });
