const MS_PER_MINUTE = 60_000;

/** Reads local times of one time zone. Throws a RangeError where the zone's name is not known. */
export class ZonedTime {
  readonly #format: Intl.DateTimeFormat;

  /** @param timeZone IANA name, such as Europe/London */
  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
  }

  /**
   * The instant of `YYYY-MM-DD`, `YYYY-MM-DD HH:MM[:SS]` (a T may stand between) in this zone, or with a Z or an offset in
   * its own. A date alone is noon, so that it stays its day in every neighbouring zone. Null where the text is none of
   * these, or no such day or time exists.
   */
  readInstant(text: string): Date | null {
    const match = FORM.exec(text);
    if (match === null) return null;
    const [, date = '', hours = '12', minutes = '00', seconds = '00', offset] = match;
    const asUtc = new Date(`${date}T${hours}:${minutes}:${seconds}Z`);
    if (Number.isNaN(asUtc.getTime()) || asUtc.toISOString().slice(0, 10) !== date) return null;
    if (offset !== undefined) return new Date(asUtc.getTime() - offsetMinutes(offset) * MS_PER_MINUTE);
    // The offset at the guess may be that of the other side of a clock change: the second look settles it.
    const guess = asUtc.getTime() - this.#offset(asUtc.getTime());
    return new Date(asUtc.getTime() - this.#offset(guess));
  }

  /** `YYYY-MM-DD` of the day on which the instant lies in this zone. */
  dayOf(instant: Date): string {
    return this.#local(instant.getTime()).slice(0, 10);
  }

  /** Milliseconds by which this zone's clocks are ahead of UTC. */
  #offset(time: number): number {
    return Date.parse(`${this.#local(time)}Z`) - Math.floor(time / 1000) * 1000;
  }

  /** `YYYY-MM-DDTHH:MM:SS` on this zone's clocks. */
  #local(time: number): string {
    const parts = new Map(this.#format.formatToParts(time).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
    const date = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
    return `${date}T${part('hour')}:${part('minute')}:${part('second')}`;
  }
}

const FORM = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/i;

function offsetMinutes(offset: string): number {
  if (offset.toUpperCase() === 'Z') return 0;
  const digits = offset.replace(':', '');
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5));
  return digits.startsWith('-') ? -minutes : minutes;
}
