import { logger, Table, type TableProps } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { vi } from 'vitest';
import { LoyaltyPages } from '../../../extensions/pages/Pages.tsx';
import * as fixtures from './fixtures.ts';

vi.mock('../../../extensions/shared/service-address.ts', () => ({ SERVICE_ADDRESS: 'https://loyalty.example' }));

type Answer = () => Promise<Response>;

interface FetchOptions {
  readonly method?: string;
  readonly body?: unknown;
}

/**
 * What the service says by the view's name, `sums` by its grouping too: `sums:risk`. What is no part of the portfolio goes by its
 * path, and by its method where that is not GET.
 */
export type Answers = Readonly<Record<string, Answer>>;

export const says =
  (value: unknown, status = 200): Answer =>
  async () =>
    Response.json(structuredClone(value), { status });
/** A busy machine is slow, not wrong. */
const PATIENCE = { timeoutInMs: 5_000 };
/** Until what is no part of the tree, such as a question, is as it should be. */
export const eventually = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 5_000, interval: 5 });
/** An answer that never comes. */
export const never: Answer = () => new Promise(() => {});

const PROGRAMME_OFF = { parts: [], maySetGoals: false, usualCosts: {}, currency: 'EUR', today: '2026-11-22' };
const ALL_ANSWERS: Answers = {
  owners: says(fixtures.owners),
  health: says(fixtures.health),
  renewals: says(fixtures.renewals),
  'renewal-only': says(fixtures.renewalOnly),
  'contact-clock': says(fixtures.contactClock),
  'sums:risk': says(fixtures.byRisk),
  'sums:contactStatus': says(fixtures.byContact),
  'sums:renewalQuarter': says(fixtures.byQuarter),
  'sums:segment': says(fixtures.bySegment),
  'sums:valueTier': says(fixtures.byTier),
  'sums:customerStatus': says(fixtures.byStatus),
  'sums:industry': says(fixtures.byIndustry),
  'sums:productGap': says(fixtures.byProduct),
  moves: says(fixtures.moves),
  movers: says(fixtures.movers),
  customers: says(fixtures.customers),
  retention: says(fixtures.retention),
  promise: says(fixtures.promise),
  missing: says(fixtures.missing),
  '/api/programme': says(PROGRAMME_OFF),
};

export interface PageSetting {
  readonly path?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly locale?: string;
  /** In place of {@link ALL_ANSWERS}, one by one. */
  readonly answers?: Answers;
}

/**
 * The page at an address of HubSpot account 4711, with HubSpot's own test renderer and a service that answers as told. The
 * address follows `navigateToPage`, as in HubSpot.
 */
export function renderPages({ path = '/', params = {}, locale = 'en-gb', answers = {} }: PageSetting = {}) {
  const hsFetch = vi.fn(async (address: string, options: FetchOptions = {}): Promise<Response> => {
    const view = viewOf(address, options);
    const answer = answers[view] ?? ALL_ANSWERS[view];
    if (answer === undefined) throw new Error(`no answer for ${view}`);
    return answer();
  });
  vi.stubGlobal('self', { hsFetch });
  const logged = vi.spyOn(logger, 'error').mockImplementation(() => {});
  const renderer = createRenderer('pages');
  const { mocks } = renderer;
  mocks.context.portal = { id: 4711, timezone: 'Europe/Berlin' };
  mocks.context.user.locale = locale;
  mocks.actions.navigateToPage.willCall(({ to, params: chosen = {} }) => {
    mocks.setPageLocation({ path: to, params: chosen });
  });
  mocks.setPageLocation({ path, params: { ...params } });
  const patiently = (check: () => void): Promise<void> => renderer.waitFor(check, PATIENCE);
  const firstPaint = renderer.render(<LoyaltyPages />);
  return {
    ...renderer,
    waitFor: patiently,
    firstPaint,
    hsFetch,
    logged,
    text: () => textOf(renderer.getRootNode()),
    /** Turns to a page of a table. */
    turn: (testId: string, to: number) => {
      // The renderer's types keep what all tables share.
      const props = renderer.findByTestId(Table, testId).props as TableProps;
      if (props.paginated !== true) throw new Error(`${testId} has one page only`);
      props.onPageChange(to);
    },
    /** Waits for a text and gives all there are. */
    settled: async (needle: string) => {
      await patiently(() => {
        if (!textOf(renderer.getRootNode()).includes(needle)) throw new Error(`"${needle}" is not shown`);
      });
      return textOf(renderer.getRootNode());
    },
    /** The questions that were asked of a view, the last one last, without the service's address. */
    asked: (view: string) =>
      hsFetch.mock.calls
        .map(([address]) => new URL(address))
        .filter(({ pathname }) => pathname === `/api/portfolio/${view}`)
        .map(({ searchParams }) => Object.fromEntries(searchParams)),
  };
}

function viewOf(address: string, { method = 'GET' }: FetchOptions): string {
  const { pathname, searchParams } = new URL(address);
  if (method !== 'GET') return `${method} ${pathname}`;
  const view = pathname.replace('/api/portfolio/', '');
  const by = searchParams.get('by');
  return by === null ? view : `${view}:${by}`;
}

interface TextNode {
  readonly text: string | null;
  readonly props?: object;
  readonly childNodes?: readonly TextNode[];
}

/** Every word under a node, in reading order, titles and labels among them, with plain spaces. */
export function textOf(node: TextNode): string {
  if (node.childNodes === undefined) return (node.text ?? '').replaceAll('\u00a0', ' ');
  const { title, label } = { title: '', label: '', ...node.props };
  return [title, label, ...node.childNodes.map(textOf)].filter((text) => text !== '').join(' ');
}
