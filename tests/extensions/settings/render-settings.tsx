import { Button, Form, logger, Modal, Tabs, TextArea } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { expect, vi } from 'vitest';
import { SettingsPage } from '../../../extensions/settings/SettingsPage.tsx';
import { checklist, settings } from './fixtures.ts';
import { walletChoices, walletPreview } from './preview-fixtures.ts';
import { textOf } from './text-of.ts';

vi.mock('../../../extensions/shared/service-address.ts', () => ({ SERVICE_ADDRESS: 'https://loyalty.example' }));

/** What the service says, as its status and its body; `null`: it never answers. */
export type Reply = readonly [status: number, body: unknown] | null;
export type Replies = Readonly<Record<string, readonly Reply[]>>;

export interface Call {
  readonly route: string;
  readonly body: unknown;
}

/** A busy machine makes a slow page, not a wrong one. */
const PATIENCE_MS = 10_000;

const USUAL: Replies = {
  'GET /settings': [[200, settings]],
  'GET /settings/checklist': [[200, checklist]],
  'GET /settings/wallet': [[200, walletChoices]],
  'POST /settings/wallet': [[200, walletPreview]],
};

interface FetchOptions {
  readonly method?: string;
  readonly body?: unknown;
}

/**
 * The settings page, with HubSpot's own test renderer and a service that answers as told: the replies of a route one after the
 * other, the last of them for ever.
 */
export async function renderSettings({
  replies = {},
  locale = 'en-gb',
}: { readonly replies?: Replies; readonly locale?: string } = {}) {
  const told: Replies = { ...USUAL, ...replies };
  const calls: Call[] = [];
  const hsFetch = async (url: string, { method = 'GET', body }: FetchOptions = {}): Promise<Response> => {
    const route = `${method} ${url.replace('https://loyalty.example/api', '')}`;
    const asked = calls.filter((call) => call.route === route).length;
    calls.push({ route, body });
    const answers = told[route] ?? [[404, { error: 'no_setting', message: 'There is no such setting.' }]];
    const reply = answers[Math.min(asked, answers.length - 1)] ?? null;
    if (reply === null) return new Promise(() => {});
    return new Response(JSON.stringify(reply[1]), { status: reply[0] });
  };
  vi.stubGlobal('self', { hsFetch });
  vi.spyOn(logger, 'error').mockImplementation(() => {});
  const renderer = createRenderer('settings');
  const { mocks } = renderer;
  mocks.context.user.locale = locale;
  mocks.context.portal.timezone = 'Europe/Berlin';
  mocks.context.portal.id = 4711;
  renderer.render(<SettingsPage />);
  await vi.waitFor(() => {
    expect(calls).not.toEqual([]);
  }, PATIENCE_MS);
  const waitFor = (check: () => void) => renderer.waitFor(check, { timeoutInMs: PATIENCE_MS });
  const page = {
    ...renderer,
    waitFor,
    calls,
    text: () => textOf(renderer.getRootNode()),
    /** Waits until a sentence stands on the page. */
    sees: async (text: string) => {
      await waitFor(() => {
        expect(textOf(renderer.getRootNode())).toContain(text);
      });
    },
    open: async (tab: string) => {
      await waitFor(() => {
        expect(renderer.maybeFind(Tabs)).not.toBeNull();
      });
      const { onSelectedChange } = renderer.find(Tabs).props;
      (onSelectedChange as (id: string) => void)(tab);
    },
    /** The dialog that a button opens. */
    modal: (id: string) => renderer.find(Modal, { id }),
    /** Gives the reason in a dialog and sends it. */
    confirm: async (id: string, why: string) => {
      const modal = () => renderer.find(Modal, { id });
      modal().find(TextArea).props.onChange?.(why);
      await vi.waitFor(() => {
        expect(modal().find(TextArea).props.value).toBe(why);
      }, PATIENCE_MS);
      modal().find(Form).trigger('onSubmit');
    },
    press: (testId: string) => {
      renderer.findByTestId(Button, testId).trigger('onClick');
    },
  };
  return page;
}

export type SettingsRendered = Awaited<ReturnType<typeof renderSettings>>;

/** The page with a tab open, once what the tab shows first is there. */
export async function openTab(tab: string, options: Parameters<typeof renderSettings>[0] = {}) {
  const page = await renderSettings(options);
  await page.open(tab);
  return page;
}
