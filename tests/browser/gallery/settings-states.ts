import type { Page } from 'playwright-core';
import { de } from '../../../extensions/settings/texts/de.ts';
import { en } from '../../../extensions/settings/texts/en.ts';
import * as given from './settings-fixtures.ts';
import * as previews from './settings-previews.ts';
import { saidText, NEVER, UNREACHABLE, type Fixture, type GalleryState, type Width } from './gallery-state.ts';
import { clickTestId, fillTestId, openTab } from './steps.ts';

const PLACES = {
  'GET /api/settings': given.mayChange,
  'GET /api/settings/checklist': given.allDone,
  'GET /api/settings/model': given.ownModel,
  'GET /api/settings/policy/history': given.history,
  'POST /api/settings/preview/deals': previews.dealsPreview,
  'POST /api/settings/preview/touches': previews.touchesPreview,
  'POST /api/settings/preview/segments': previews.segmentsPreview,
  'GET /api/settings/wallet': given.properties,
  'POST /api/settings/wallet': previews.walletPreview,
} as const;
const PAGE_AND_TAB: readonly Width[] = ['page', 'tab'];
const WORDS = { en, de };
type Words = typeof en;

interface Told {
  /** In place of an answer of the ordinary page. */
  readonly answers?: Fixture['answers'];
  readonly waits?: true;
  readonly tab?: keyof Words['page']['tabs'];
  /** On the tab. */
  readonly then?: (page: Page) => Promise<void>;
  readonly says: (words: Words) => string | undefined;
}

function settings(name: string, { answers = {}, tab, then, says, ...rest }: Told): GalleryState {
  return {
    surface: 'settings',
    name,
    widths: PAGE_AND_TAB,
    fixture: { properties: {}, answers: { ...PLACES, ...answers } },
    says: { en: says(en) ?? '', de: says(de) ?? '' },
    reach: async (page, language) => {
      if (tab !== undefined) await openTab(page, WORDS[language].page.tabs[tab]);
      await then?.(page);
    },
    ...rest,
  };
}

async function changeMargin(page: Page): Promise<void> {
  await fillTestId(page, 'grossMargin', '80');
}

async function saveMargin(page: Page): Promise<void> {
  await changeMargin(page);
  await clickTestId(page, 'save-value');
  await fillTestId(page, 'settings-save-value-why', 'Finance looked again');
  await clickTestId(page, 'settings-save-value-save');
}

const WHOLE: readonly GalleryState[] = [
  settings('loading', { answers: { 'GET /api/settings': NEVER }, waits: true, says: ({ page }) => page.loading }),
  settings('failed', {
    answers: { 'GET /api/settings': saidText(500, 'broken') },
    says: ({ page }) => page.failures.service_away[0],
  }),
  settings('unreachable', {
    answers: { 'GET /api/settings': UNREACHABLE },
    says: ({ page }) => page.failures.unreachable[1],
  }),
  settings('no-permission', {
    answers: { 'GET /api/settings': saidText(403, '{"error":"not_authorized","message":"Not yours."}') },
    says: ({ page }) => page.failures.not_authorized[0],
  }),
  settings('malformed', {
    answers: { 'GET /api/settings': saidText(200, '{"settings":7}') },
    says: ({ page }) => page.failures.malformed[0],
  }),
  settings('glossary', {
    then: (page) => clickTestId(page, 'glossary'),
    says: ({ page }) => page.glossary.words[0]?.[1],
  }),
];

const SET_UP: readonly GalleryState[] = [
  settings('set-up-done', { says: ({ setup }) => setup.allDone }),
  settings('set-up-first-hour', {
    answers: { 'GET /api/settings': given.provisional, 'GET /api/settings/checklist': given.firstHour },
    says: () => 'crm.schemas.companies.write',
  }),
  settings('set-up-empty-account', {
    answers: { 'GET /api/settings/checklist': given.emptyAccount },
    says: ({ setup }) => setup.empty,
  }),
  settings('set-up-loading', {
    answers: { 'GET /api/settings/checklist': NEVER },
    waits: true,
    says: ({ page }) => page.title,
  }),
  settings('set-up-failed', {
    answers: { 'GET /api/settings/checklist': saidText(502, 'broken') },
    says: ({ page }) => page.failures.service_away[0],
  }),
];

const FORMS: readonly GalleryState[] = [
  settings('renewals', { tab: 'renewals', says: ({ page }) => page.sections.renewalRule }),
  settings('renewals-preview', {
    tab: 'renewals',
    then: (page) => clickTestId(page, 'preview-deals-ask'),
    says: () => 'Nordwind Logistics',
  }),
  settings('renewals-none', {
    answers: { 'POST /api/settings/preview/deals': previews.noRenewals },
    tab: 'renewals',
    then: (page) => clickTestId(page, 'preview-deals-ask'),
    says: (words) => words.previews.deals.noRenewal.title,
  }),
  settings('renewals-preview-waits', {
    answers: { 'POST /api/settings/preview/deals': NEVER },
    tab: 'renewals',
    waits: true,
    then: (page) => clickTestId(page, 'preview-deals-ask'),
    says: (words) => words.previews.working,
  }),
  settings('renewals-preview-busy', {
    answers: { 'POST /api/settings/preview/deals': given.busy },
    tab: 'renewals',
    then: (page) => clickTestId(page, 'preview-deals-ask'),
    says: ({ page }) => page.failures.rate_limited[0],
  }),
  settings('renewals-read-only', {
    answers: { 'GET /api/settings': given.readOnly },
    tab: 'renewals',
    says: ({ editing }) => editing.readOnly.title,
  }),
  settings('contact-preview', {
    tab: 'contact',
    then: (page) => clickTestId(page, 'preview-touches-ask'),
    says: () => 'Checking in',
  }),
  settings('value', { tab: 'value', says: ({ page }) => page.sections.value }),
  settings('value-wallet', { tab: 'value', says: ({ wallet }) => wallet.filled('412', '1,240').split(' ')[0] }),
  settings('value-provisional', {
    answers: { 'GET /api/settings': given.provisional },
    tab: 'value',
    says: ({ editing }) => editing.provisional.title,
  }),
  settings('value-problem', {
    tab: 'value',
    then: (page) => fillTestId(page, 'grossMargin', '180'),
    says: ({ editing }) => editing.problemsTitle(1),
  }),
  settings('value-preview', {
    tab: 'value',
    then: async (page) => {
      await changeMargin(page);
      await clickTestId(page, 'preview-segments-ask');
    },
    says: ({ editing }) => editing.draft.changed(1),
  }),
  settings('value-save', {
    tab: 'value',
    then: async (page) => {
      await changeMargin(page);
      await clickTestId(page, 'save-value');
      await fillTestId(page, 'settings-save-value-why', ' ');
      await clickTestId(page, 'settings-save-value-save');
    },
    says: ({ editing }) => editing.save.whyMissing,
  }),
  settings('value-saved', {
    answers: { 'PUT /api/settings/policy': given.saved },
    tab: 'value',
    then: saveMargin,
    says: ({ editing }) => editing.takesEffect.with_next_run,
  }),
  settings('value-conflict', {
    answers: { 'PUT /api/settings/policy': given.conflict },
    tab: 'value',
    then: saveMargin,
    says: ({ editing }) => editing.conflict.title,
  }),
  settings('value-refused', {
    answers: { 'PUT /api/settings/policy': given.invalid },
    tab: 'value',
    then: saveMargin,
    says: ({ editing }) => editing.refused.title,
  }),
  settings('programme', { tab: 'programme', says: ({ programme }) => programme.costs }),
  settings('alerts', { tab: 'alerts', says: ({ page }) => page.sections.access }),
];

const RECORDS: readonly GalleryState[] = [
  settings('model', { tab: 'model', says: ({ model }) => model.flagged.title }),
  settings('model-seed', {
    answers: { 'GET /api/settings/model': given.seedModel },
    tab: 'model',
    says: ({ model }) => model.noBacktest.title,
  }),
  settings('model-failed', {
    answers: { 'GET /api/settings/model': UNREACHABLE },
    tab: 'model',
    says: ({ page }) => page.failures.unreachable[0],
  }),
  settings('changes', { tab: 'changes', says: ({ page }) => page.changes.inForce }),
  settings('changes-none', {
    answers: { 'GET /api/settings/policy/history': given.neverChanged },
    tab: 'changes',
    says: ({ page }) => page.changes.none,
  }),
  settings('changes-go-back', {
    tab: 'changes',
    then: (page) => clickTestId(page, 'back-policy-1'),
    says: ({ editing }) => editing.save.titleBack('1'),
  }),
];

/** Each tab of the settings page, and what can happen on it. */
export const SETTINGS_STATES: readonly GalleryState[] = [...WHOLE, ...SET_UP, ...FORMS, ...RECORDS];
