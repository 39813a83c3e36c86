import { logger } from '@hubspot/ui-extensions';
import type { useAssociations, useCrmProperties } from '@hubspot/ui-extensions/crm';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { vi } from 'vitest';
import { LoyaltyCard } from '../../extensions/cards/LoyaltyCard.tsx';

type Location = 'crm.record.tab' | 'crm.record.sidebar' | 'crm.preview';

export interface CardSetting {
  readonly location?: Location;
  /** What stands on the record; null while HubSpot still reads it. */
  readonly properties?: Readonly<Record<string, string | null>> | null;
  readonly propertiesError?: Error;
  /** In place of `properties`: a hook of the test's own. */
  readonly readRecord?: typeof useCrmProperties;
  readonly locale?: string;
  /** Called once for each call of the function, in order. */
  readonly answers?: readonly (() => unknown)[];
  /** What HubSpot's search finds; an error: it does not answer. */
  readonly found?: readonly FoundCompany[] | Error;
  /** Companies associated with the record. */
  readonly associated?: readonly AssociationResult[] | Error;
}

interface FoundCompany {
  readonly objectId: number;
  readonly properties: Readonly<Record<string, string | null>>;
}

type AssociationResult = ReturnType<typeof useAssociations>['results'][number];

/** An answer that never comes. */
export const never = (): Promise<never> => new Promise(() => {});

const ONE_PAGE = {
  hasNextPage: false,
  hasPreviousPage: false,
  currentPage: 1,
  pageSize: 100,
  nextPage: () => {},
  previousPage: () => {},
  reset: () => {},
};

/**
 * The card on company 9001, with HubSpot's own test renderer and a function that answers as told. Comes back once the card
 * has asked: a card that asks later, in another test, would eat that test's answers. `firstPaint` is the tree before.
 */
export async function renderCard({
  location = 'crm.record.tab',
  properties = {},
  propertiesError,
  readRecord,
  locale = 'en-gb',
  answers = [],
  found = [],
  associated = [],
}: CardSetting) {
  const serverless = vi.fn<(name: string, options: unknown) => Promise<unknown>>(never);
  for (const answer of answers) serverless.mockImplementationOnce(async () => answer());
  const fetchCrmSearch = vi.fn<(request: unknown) => Promise<{ json: () => Promise<unknown> }>>(async () => ({
    json: async () =>
      found instanceof Error
        ? { error: found.message }
        : { data: { results: found, total: found.length, hasMore: false } },
  }));
  // The search is the one hook of HubSpot's that its test renderer leaves real: it takes the worker's way.
  vi.stubGlobal('self', { __HUBSPOT_EXTENSION_WORKER__: true, serverless, hsWorkerAPI: { fetchCrmSearch } });
  const logged = vi.spyOn(logger, 'error').mockImplementation(() => {});
  const renderer = createRenderer(location);
  const { mocks } = renderer;
  mocks.context.crm = { objectId: 9001, objectTypeId: '0-2' };
  mocks.context.user.locale = locale;
  mocks.context.portal.timezone = 'Europe/Berlin';
  const readFixed: typeof useCrmProperties = () => ({
    properties: { ...properties },
    error: propertiesError ?? null,
    isLoading: properties === null,
    isRefetching: false,
    refetch: async () => {},
  });
  mocks.useCrmProperties.willCall(readRecord ?? readFixed);
  mocks.useAssociations.willCall(() => ({
    results: associated instanceof Error ? [] : [...associated],
    error: associated instanceof Error ? associated : null,
    isLoading: false,
    isRefetching: false,
    refetch: async () => {},
    pagination: ONE_PAGE,
  }));
  const firstPaint = renderer.render(<LoyaltyCard />);
  while (serverless.mock.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
  return { ...renderer, firstPaint, serverless, fetchCrmSearch, logged, text: () => textOf(renderer.getRootNode()) };
}

export type RenderedCard = Awaited<ReturnType<typeof renderCard>>;

interface TextNode {
  readonly text: string | null;
  readonly childNodes?: readonly TextNode[];
}

/** Every word under a node, in reading order. */
export function textOf(node: TextNode): string {
  if (node.childNodes === undefined) return node.text ?? '';
  return node.childNodes
    .map(textOf)
    .filter((text) => text !== '')
    .join(' ');
}
