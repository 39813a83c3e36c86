export interface PhaseTime {
  readonly phase: string;
  readonly seconds: number;
  /** Of the process, all its threads together: what the phase takes on a machine that does nothing else. */
  readonly cpuSeconds: number;
}

type Reading = Omit<PhaseTime, 'phase'>;

/** How long each phase of a run takes: from the moment it is entered to that of the next one. */
export class PhaseClock {
  readonly #read: () => Reading;
  readonly #entered: { readonly phase: string; readonly at: Reading }[];

  /** @param read two clocks that only ever grow; the first phase is entered at once */
  constructor(first: string, read: () => Reading) {
    this.#read = read;
    this.#entered = [{ phase: first, at: read() }];
  }

  /** @returns whether the phase is another one than before */
  enter(phase: string): boolean {
    if (this.#entered.at(-1)?.phase === phase) return false;
    this.#entered.push({ phase, at: this.#read() });
    return true;
  }

  /** A phase that is entered twice counts once, with all its time. */
  stop(): readonly PhaseTime[] {
    const end = this.#read();
    const times = new Map<string, Reading>();
    for (const [index, { phase, at }] of this.#entered.entries()) {
      const until = this.#entered[index + 1]?.at ?? end;
      const before = times.get(phase) ?? { seconds: 0, cpuSeconds: 0 };
      times.set(phase, {
        seconds: before.seconds + until.seconds - at.seconds,
        cpuSeconds: before.cpuSeconds + until.cpuSeconds - at.cpuSeconds,
      });
    }
    return [...times].map(([phase, time]) => ({ phase, ...time }));
  }
}

/** The time that passes, and that of this process on the machine's cores. */
export function readClocks(): Reading {
  const { user, system } = process.cpuUsage();
  return { seconds: performance.now() / 1000, cpuSeconds: (user + system) / 1_000_000 };
}
