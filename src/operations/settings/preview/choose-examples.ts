/** Something that may be shown as an example of what a policy does. */
export interface Example {
  readonly companyId: string;
  readonly now: string;
  readonly then: string;
}

const MOST_EXAMPLES = 25;
/** Of these so many are of what stays the same, so that it can be seen too. */
const MOST_UNCHANGED = 10;
/** Of each kind of what stays the same. */
const UNCHANGED_OF_A_KIND = 2;
/** Of one kind of change, so that one company does not stand for all. */
const CHANGED_OF_A_COMPANY = 3;

interface Kind<T> {
  readonly isChanged: boolean;
  readonly examples: T[];
}

/** Gathers examples that tell something: of what changes, kind by kind in turns, then of what stays. */
export class ExampleChooser<T extends Example> {
  readonly #kinds = new Map<string, Kind<T>>();

  /** @param why what tells it from others that are read the same, such as the word that did it */
  offer(example: T, why: string): void {
    const { companyId, now, then } = example;
    const isChanged = now !== then;
    const key = JSON.stringify([now, then, why]);
    const kind = this.#kinds.get(key) ?? { isChanged, examples: [] };
    this.#kinds.set(key, kind);
    const most = isChanged ? MOST_EXAMPLES : UNCHANGED_OF_A_KIND;
    const ofCompany = kind.examples.filter((known) => known.companyId === companyId).length;
    if (kind.examples.length < most && ofCompany < (isChanged ? CHANGED_OF_A_COMPANY : 1)) kind.examples.push(example);
  }

  /** At most 25, those that change first. */
  choose(): readonly T[] {
    const kinds = [...this.#kinds.values()];
    const changed = inTurns(kinds.filter(({ isChanged }) => isChanged).map(({ examples }) => examples));
    const unchanged = inTurns(kinds.filter(({ isChanged }) => !isChanged).map(({ examples }) => examples));
    const shown = unchanged.slice(0, Math.max(MOST_UNCHANGED, MOST_EXAMPLES - changed.length));
    return [...changed.slice(0, MOST_EXAMPLES - shown.length), ...shown];
  }
}

/** The first of each list, then the second of each, and so on. */
function inTurns<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => lists.flatMap((list) => list.slice(turn, turn + 1))).flat();
}

const LONGEST_TEXT = 200;

/** The first 200 characters: what is shown of a text of somebody else's. */
export function shorten(text: string): string {
  // Half of a character at the end is left out.
  return text.slice(0, LONGEST_TEXT).replace(/[\uD800-\uDBFF]$/, '');
}
