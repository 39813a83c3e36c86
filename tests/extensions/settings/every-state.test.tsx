import { ErrorState, Link, LoadingButton, LoadingSpinner } from '@hubspot/ui-extensions';
import { describe, expect, it } from 'vitest';
import { en } from '../../../extensions/settings/texts/en.ts';
import { de } from '../../../extensions/settings/texts/de.ts';
import { checklist, policyHistory, readOnlySettings, settings } from './fixtures.ts';
import { model } from './model-fixtures.ts';
import { dealsPreview, segmentsPreview, touchesPreview } from './preview-fixtures.ts';
import { openTab, renderSettings, type Replies } from './render-settings.tsx';

const LANGUAGES = [
  ['en-gb', en],
  ['de-de', de],
] as const;
const TABS = ['setup', 'renewals', 'contact', 'value', 'alerts', 'model', 'changes'] as const;

const ALL: Replies = {
  'GET /settings/checklist': [[200, checklist]],
  'GET /settings/model': [[200, model]],
  'GET /settings/policy/history': [[200, policyHistory]],
  'POST /settings/preview/deals': [[200, dealsPreview]],
  'POST /settings/preview/touches': [[200, touchesPreview]],
  'POST /settings/preview/segments': [[200, segmentsPreview]],
};
/** Tabs that ask the service for what they show. */
const ASKING = {
  setup: 'GET /settings/checklist',
  model: 'GET /settings/model',
  changes: 'GET /settings/policy/history',
} as const;

/** A sentence that stands on the tab once everything is there. */
const sentenceOf = (tab: (typeof TABS)[number], texts: typeof en): string =>
  ({
    setup: texts.setup.steps.webhooks.done,
    renewals: texts.fields['contract.graceDays'].about,
    contact: texts.fields['contact.dueDays'].about,
    value: texts.fields.grossMargin.about,
    alerts: texts.fields.admins.about,
    model: texts.model.flagged.title,
    changes: texts.page.changes.first,
  })[tab];

describe.each(LANGUAGES)('in %s', (locale, texts) => {
  it.each(TABS)('the tab %s is shown', async (tab) => {
    const page = await openTab(tab, { locale, replies: ALL });
    await page.sees(sentenceOf(tab, texts));
    expect(page.text()).toContain(texts.page.title);
  });

  it.each(TABS)('the tab %s is shown to those who may not change anything, without a button to save', async (tab) => {
    const page = await openTab(tab, { locale, replies: { ...ALL, 'GET /settings': [[200, readOnlySettings]] } });
    await page.sees(sentenceOf(tab, texts));
    expect(page.text()).toContain(texts.editing.readOnly.title);
    for (const button of [
      texts.editing.draft.save,
      texts.editing.draft.discard,
      texts.page.changes.back,
      texts.previews.ask,
    ])
      expect(page.text()).not.toContain(button);
  });

  it.each(Object.entries(ASKING))('the tab %s says that it reads, and what went wrong', async (tab, route) => {
    const waiting = await openTab(tab, { locale, replies: { ...ALL, [route]: [null] } });
    await waiting.waitFor(() => {
      expect(waiting.findAll(LoadingSpinner)).toHaveLength(1);
    });
    const failing = await openTab(tab, { locale, replies: { ...ALL, [route]: [[500, {}]] } });
    await failing.sees(texts.page.failures.service_away[1] ?? 'no text');
    expect(failing.find(ErrorState).props.type).toBe('error');
  });

  it('the page waits, and says where somebody may not see it', async () => {
    const waiting = await renderSettings({ locale, replies: { 'GET /settings': [null] } });
    expect(waiting.find(LoadingSpinner).props.label).toBe(texts.page.loading);
    const locked = await renderSettings({ locale, replies: { 'GET /settings': [[403, {}]] } });
    await locked.sees(texts.page.failures.not_authorized[1] ?? 'no text');
    expect(locked.find(ErrorState).props.type).toBe('lock');
  });

  it('the page says that it cannot read what another version of the service sends', async () => {
    const page = await renderSettings({ locale, replies: { 'GET /settings': [[200, { ...settings, settings: [] }]] } });
    await page.sees(texts.page.failures.malformed[1] ?? 'no text');
  });
});

describe('what a portal holds', () => {
  it('is shown as text, whatever it says', async () => {
    const hostile = '<img src=x onerror=alert(1)> ${x} **';
    const [example] = dealsPreview.examples;
    const page = await openTab('renewals', {
      replies: {
        ...ALL,
        'POST /settings/preview/deals': [
          [200, { ...dealsPreview, examples: [{ ...example!, dealName: hostile, companyId: 'javascript:1' }] }],
        ],
      },
    });
    await page.sees(en.previews.ask);
    page.findByTestId(LoadingButton, 'preview-deals-ask').trigger('onClick');
    await page.sees(hostile);
    expect(page.findAll(Link).map(({ props }) => props.href)).toEqual([
      { url: '/contacts/4711/record/0-3/501', external: true },
    ]);
  });
});
