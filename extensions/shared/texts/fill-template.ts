import { plural } from './plural.ts';

/** The numbers of a sentence, by name. */
export type Facts = Readonly<Record<string, number | string>>;

const PLACE = /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g;

/**
 * A sentence from its template: `{days}` becomes the fact of that name, `{years|Jahr|Jahren}` the fact and the form of the
 * word that goes with it. Null where a fact is not there: half a sentence is never said.
 */
export function fillTemplate(template: string, facts: Facts): string | null {
  const places = [...template.matchAll(PLACE)];
  if (places.some(([, name = '']) => facts[name] === undefined)) return null;
  return template.replace(PLACE, (_place, name: string, one: string | undefined, many: string | undefined) => {
    const fact = facts[name];
    const word = one === undefined || many === undefined ? '' : ` ${plural(Number(fact), one, many)}`;
    return `${String(fact)}${word}`;
  });
}
