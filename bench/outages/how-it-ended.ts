/** What a process said last: that the disk is full, that its server is gone, something else; or it said nothing and hung. */
export type HowItEnded = 'saying that the disk is full' | 'saying that the server is away' | 'unclearly' | 'hanging';

const FULL = /disk is full: make room|disk has room/;
const AWAY = /The database that DATABASE_URL names (cannot be reached|refused the log-in)/;

/** @param words that it wrote to its error stream */
export function sayHowItEnded(words: string): HowItEnded {
  if (FULL.test(words)) return 'saying that the disk is full';
  return AWAY.test(words) ? 'saying that the server is away' : 'unclearly';
}

export function isClear(ended: HowItEnded): boolean {
  return ended === 'saying that the disk is full' || ended === 'saying that the server is away';
}
