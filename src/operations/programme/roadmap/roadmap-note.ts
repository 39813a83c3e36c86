/**
 * A roadmap exchange as a note: a first line by which it is known, then lines with labels. Whoever writes such a note by hand, in
 * English or German, is understood too.
 */

export interface RoadmapText {
  /** Where the customer wants to be; '' where not said. */
  readonly theirs: string;
  /** By which year; null where not said. */
  readonly byYear: number | null;
  /** What was told of our own plans; '' where nothing. */
  readonly ours: string;
  /** Who entered it; '' where not said. */
  readonly by: string;
}

/** The word by which notes that may be exchanges are searched for. */
export const ROADMAP_WORD = 'roadmap';

const TITLE = 'Roadmap exchange · Loyalty Lens';
const IS_TITLE = /^roadmap[\s-]{0,3}(?:exchange|austausch|gespräch)/i;
const IS_MARK = /^\[loyalty-[\w-]+\]$/;

type Field = keyof RoadmapText;

/** The first of each is written. */
const LABELS: Readonly<Record<Field, readonly string[]>> = {
  by: ['Entered by', 'By', 'Eingetragen von', 'Von'],
  byYear: ['By year', 'By the year', 'Year', 'Bis Jahr', 'Bis zum Jahr', 'Jahr'],
  theirs: ['Where they want to be', 'Their plans', 'Theirs', 'Wohin sie wollen', 'Ihre Pläne', 'Pläne des Kunden'],
  ours: ['What we told them', 'Our plans', 'Ours', 'Was wir ihnen sagten', 'Unsere Pläne'],
};

const FIELDS: readonly Field[] = ['by', 'byYear', 'theirs', 'ours'];
const FIELD_OF = new Map(
  FIELDS.flatMap((field) => LABELS[field].map((label) => [label.toLowerCase(), field] as const)),
);
const LONGEST_LABEL = 40;

/** The lines of a note; what people entered comes last, so that nothing in it is taken for a line of ours. */
export function toRoadmapLines({ theirs, byYear, ours, by }: RoadmapText): readonly string[] {
  return [
    TITLE,
    ...labelled('by', by),
    ...(byYear === null ? [] : labelled('byYear', String(byYear))),
    ...labelled('theirs', theirs),
    ...labelled('ours', ours),
  ];
}

function labelled(field: Field, text: string): readonly string[] {
  const [first, ...others] = linesOf(text);
  if (first === undefined) return [];
  return [`${LABELS[field][0] ?? ''}: ${first}`, ...others.map(asText)];
}

/** A line that would be read as one with a label, or as the mark, is led by a dash. */
function asText(line: string): string {
  return fieldAt(line) === null && !IS_MARK.test(line) ? line : `– ${line}`;
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Whether the lines of a note begin as an exchange does. */
export function isRoadmapNote(lines: readonly string[]): boolean {
  return IS_TITLE.test(lines[0] ?? '');
}

/**
 * What a note about an exchange says.
 *
 * @param lines trimmed, without empty ones
 * @returns null where the note is about something else
 */
export function parseRoadmapLines(lines: readonly string[]): RoadmapText | null {
  if (!isRoadmapNote(lines)) return null;
  const said = new Map<Field, string[]>();
  // What stands there without a label is most likely what the customer said.
  let current: Field = 'theirs';
  for (const line of lines.slice(1)) {
    if (IS_MARK.test(line)) break;
    const found = fieldAt(line);
    if (found !== null && !said.has(found.field)) {
      current = found.field;
      said.set(current, found.rest === '' ? [] : [found.rest]);
    } else {
      said.set(current, [...(said.get(current) ?? []), line]);
    }
  }
  const textOf = (field: Field): string => (said.get(field) ?? []).join('\n');
  return { theirs: textOf('theirs'), byYear: parseYear(textOf('byYear')), ours: textOf('ours'), by: textOf('by') };
}

function fieldAt(line: string): { readonly field: Field; readonly rest: string } | null {
  const colon = line.indexOf(':');
  if (colon < 0 || colon > LONGEST_LABEL) return null;
  const field = FIELD_OF.get(line.slice(0, colon).trim().toLowerCase());
  return field === undefined ? null : { field, rest: line.slice(colon + 1).trim() };
}

function parseYear(text: string): number | null {
  const year = /^(?:19|20|21)\d{2}(?!\d)/.exec(text)?.[0];
  return year === undefined ? null : Number(year);
}
