import type { HostServices, PropertyValues, ResponseParts } from '../../../sandbox/host/protocol.ts';
import { reply } from '../../../sandbox/host/protocol.ts';
import type { Fixture } from './gallery-state.ts';

export interface FixtureServices {
  readonly services: HostServices;
  /** Calls that are not answered yet and will be. */
  readonly pending: () => number;
}

interface Hearing {
  readonly onProblem: (problem: string) => void;
  readonly onCrash: (message: string) => void;
}

/** HubSpot's part and the service's, played from a fixture inside the page. */
export function createFixtureServices(fixture: Fixture, { onProblem, onCrash }: Hearing): FixtureServices {
  let pending = 0;
  const answered = async <T>(work: () => Promise<T> | T) => {
    pending += 1;
    try {
      return await reply(work);
    } finally {
      pending -= 1;
    }
  };
  const calls = new Map<string, number>();
  const nextAnswer = (places: readonly string[]) => {
    const place = places.find((one) => fixture.answers[one] !== undefined) ?? '';
    const answers = [fixture.answers[place] ?? []].flat();
    const call = calls.get(place) ?? 0;
    calls.set(place, call + 1);
    return answers[Math.min(call, answers.length - 1)];
  };
  const never = (): Promise<never> => new Promise(() => {});

  const services: HostServices = {
    serverless: (name) =>
      answered(() => {
        onProblem(`There is no app function here, but ${name} was called.`);
        throw new Error('No app function.');
      }),
    fetch: (url, { method = 'GET' }) => {
      const { pathname, searchParams } = new URL(url);
      const place = `${method} ${pathname}`;
      const answer = nextAnswer([...[...searchParams].map((pair) => `${place}?${pair.join('=')}`), place]);
      if (answer === undefined) onProblem(`No answer was made for ${place}.`);
      if (answer?.kind === 'never') return never();
      return answered((): ResponseParts => {
        if (answer?.kind !== 'said') throw new TypeError('Failed to fetch');
        return { status: answer.status, headers: { 'content-type': 'application/json' }, body: answer.body };
      });
    },
    fetchCrmProperties: (names) => {
      const { properties } = fixture;
      if (properties === null) return never();
      return answered(() => ({ data: pick(properties, names), cleanup: () => {} }));
    },
    fetchAssociations: () => answered(() => fixture.associated ?? { results: [], hasMore: false, nextOffset: 0 }),
    fetchCrmSearch: () => answered(() => fixture.found ?? { results: [], total: 0, hasMore: false }),
    formatCrmProperties: ({ propertiesList }) => answered(() => propertiesList),
    log: () => {},
    failed: (during, message) => {
      if (during === 'render') onCrash(message);
      else onProblem(`In an event: ${message}`);
    },
  };
  return { services, pending: () => pending };
}

function pick(properties: PropertyValues, names: readonly string[]): PropertyValues {
  return Object.fromEntries(names.map((name) => [name, properties[name] ?? null]));
}
