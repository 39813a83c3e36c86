/** Endings that a word of a list may carry in a text: renewals, renewed, renewing, Verlängerungen. */
const ENDINGS = '(?:s|en|ed|ing)?';
/** With those endings a shorter word often is another one ("plan", "planed"): it takes the plural only. */
const SHORT_ENDINGS = 's?';
const FEWEST_LETTERS = 5;

interface WordList {
  /** Null where the list holds no word. */
  readonly pattern: RegExp | null;
  /** The words as the list has them, by what they are when plain. */
  readonly byPlain: ReadonlyMap<string, string>;
  /** What was found in the texts met so far. */
  readonly found: Map<string, string | null>;
}

/** The labels and most subjects of a portal come again and again. With more texts than these it is begun anew. */
const MOST_TEXTS_KEPT = 50_000;

/** The first of the words or phrases that the text holds: whole words, in any case, with or without an ending; else null. */
export function findWord(text: string, words: readonly string[]): string | null {
  if (text === '') return null;
  const list = toWordList(words);
  const known = list.found.get(text);
  if (known !== undefined) return known;
  const word = searchWord(text, list);
  if (list.found.size >= MOST_TEXTS_KEPT) list.found.clear();
  list.found.set(text, word);
  return word;
}

function searchWord(text: string, { pattern, byPlain }: WordList): string | null {
  const groups: readonly (string | undefined)[] = pattern?.exec(` ${plainWords(text)} `)?.slice(1) ?? [];
  return byPlain.get(groups.find((word) => word !== undefined) ?? '') ?? null;
}

/** The lists of a policy are asked about every record: each is made a pattern once. */
const knownLists = new WeakMap<readonly string[], WordList>();

function toWordList(words: readonly string[]): WordList {
  const known = knownLists.get(words);
  if (known !== undefined) return known;
  const byPlain = new Map(words.map((word) => [plainWords(word), word]));
  byPlain.delete('');
  const isLong = (word: string): boolean => lastWord(word).length >= FEWEST_LETTERS;
  const long = [...byPlain.keys()].filter(isLong);
  const short = [...byPlain.keys()].filter((word) => !isLong(word));
  // A plain word holds letters, digits and spaces alone: nothing that a pattern would read as its own.
  const choices = [
    ...(long.length === 0 ? [] : [`(${long.join('|')})${ENDINGS}`]),
    ...(short.length === 0 ? [] : [`(${short.join('|')})${SHORT_ENDINGS}`]),
  ];
  const pattern = choices.length === 0 ? null : new RegExp(` (?:${choices.join('|')}) `);
  const list = { pattern, byPlain, found: new Map<string, string | null>() };
  knownLists.set(words, list);
  return list;
}

function lastWord(phrase: string): string {
  return phrase.slice(phrase.lastIndexOf(' ') + 1);
}

/** Most texts: nothing in them is to be composed or written out. */
const IS_ASCII = /^[\x20-\x7e]*$/;
const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** The words alone, in lower case, with umlauts written out: "Vertrags-Verlängerung (v2)" is "vertrags verlaengerung v2". */
function plainWords(text: string): string {
  if (IS_ASCII.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => UMLAUTS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
