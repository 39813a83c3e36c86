import { logger } from '@hubspot/ui-extensions';
import type { useCrmProperties } from '@hubspot/ui-extensions/crm';
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
}

/** An answer that never comes. */
export const never = (): Promise<never> => new Promise(() => {});

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
}: CardSetting) {
  const serverless = vi.fn<(name: string, options: unknown) => Promise<unknown>>(never);
  for (const answer of answers) serverless.mockImplementationOnce(async () => answer());
  vi.stubGlobal('self', { serverless });
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
  const firstPaint = renderer.render(<LoyaltyCard />);
  while (serverless.mock.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
  return { ...renderer, firstPaint, serverless, logged, text: () => textOf(renderer.getRootNode()) };
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
