import {
  checklistSchema,
  modelReportSchema,
  settingChangeSchema,
  settingHistorySchema,
  settingRefusalSchema,
  settingsSchema,
  type ChecklistView,
  type PolicyValue,
  type Setting,
  type SettingsView,
} from '../../../extensions/shared/settings-view.ts';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';
import { said, type FixtureAnswer } from './gallery-state.ts';

const policy: PolicyValue = {
  ...DEFAULT_POLICY,
  id: 'policy-3',
  provisional: false,
  idealLifetimeValue: 90_000,
  renewalWords: ['renewal', 'renew', 'Verlängerung', 'Folgevertrag'],
  pilotWords: [...DEFAULT_POLICY.pilotWords],
  contact: { ...DEFAULT_POLICY.contact, renewalSubjectWords: ['renewal', 'Verlängerung'] },
  partners: { labels: ['Partner', 'Reseller'], dealsCountFor: 'end_customer' },
};
const policySetting = {
  name: 'policy' as const,
  value: policy,
  version: 3,
  setAt: '2026-11-12T09:31:00.000Z',
  setBy: 'Ana Ruiz',
  why: 'Finance settled on 75 % margin',
};
const settings: readonly Setting[] = [
  policySetting,
  {
    name: 'alerts',
    value: { alerts: true, digest: false, ownerProperty: 'hubspot_owner_id', queueId: null },
    version: 1,
    setAt: '2026-10-02T07:00:00.000Z',
    setBy: 'Ana Ruiz',
    why: 'A task for the owner, no digest',
  },
  {
    name: 'access',
    value: { portfolio: 'own', admins: ['11', '12'] },
    version: 2,
    setAt: '2026-10-03T07:00:00.000Z',
    setBy: 'J. Ortega',
    why: 'Reps see their own customers',
  },
];

const view: SettingsView = { mayChange: true, currency: 'EUR', userId: '11', settings: [...settings] };
export const mayChange = said(settingsSchema, view);
export const readOnly = said(settingsSchema, { ...view, mayChange: false, userId: '42' });
/** Before anybody set anything. */
export const provisional = said(settingsSchema, {
  ...view,
  settings: view.settings.map((setting): Setting => {
    const never = { version: 0, setAt: null, setBy: null, why: null };
    return setting.name === 'policy'
      ? { ...setting, ...never, value: { ...policy, id: 'default-1', provisional: true, idealLifetimeValue: null } }
      : { ...setting, ...never };
  }),
});

type Step = ChecklistView['steps'][number];
const STEPS: Step[] = [
  { name: 'scopes', state: 'done', missing: [], at: '2026-11-20T06:00:00.000Z' },
  { name: 'properties', state: 'done', missing: [], at: '2026-11-20T06:00:00.000Z' },
  { name: 'first_fill', state: 'done', missing: [], at: '2026-11-20T07:12:00.000Z' },
  { name: 'webhooks', state: 'done', missing: [], at: '2026-11-21T08:55:00.000Z' },
  { name: 'test_workflow', state: 'done', missing: [], at: '2026-11-20T11:00:00.000Z' },
  { name: 'policy_confirmed', state: 'done', missing: [], at: '2026-11-12T09:31:00.000Z' },
];
export const allDone = said(checklistSchema, { steps: STEPS });
/** The first hour: something of every kind. */
export const firstHour = said(checklistSchema, {
  steps: [
    {
      name: 'scopes',
      state: 'to_do',
      missing: ['crm.objects.line_items.read', 'crm.schemas.companies.write'],
      at: null,
    },
    { name: 'properties', state: 'done', missing: [], at: '2026-11-21T08:40:00.000Z' },
    { name: 'first_fill', state: 'under_way', missing: [], at: null },
    { name: 'webhooks', state: 'unknown', missing: [], at: null },
    { name: 'test_workflow', state: 'to_do', missing: [], at: null },
    { name: 'policy_confirmed', state: 'to_do', missing: [], at: null },
  ],
});

const versions = [
  { id: 'portal-4', fittedOn: '2026-11-15', isOwn: true, keptAt: '2026-11-15T03:00:00.000Z', reason: null },
  { id: 'seed-1', fittedOn: null, isOwn: false, keptAt: '2026-09-01T03:00:00.000Z', reason: 'Too few losses to fit.' },
];
export const ownModel = said(modelReportSchema, {
  current: {
    id: 'portal-4',
    fittedOn: '2026-11-15',
    isOwn: true,
    reason: 'It forecast the past better than the starting assumptions.',
    backtest: {
      cases: 1_204,
      losses: 188,
      scores: [
        { name: 'portal', auc: 0.81, brier: 0.098 },
        { name: 'seed', auc: 0.76, brier: 0.112 },
        { name: 'recency', auc: 0.7, brier: null },
      ],
      calibration: [
        { expected: 0.31, observed: 0.28, cases: 121 },
        { expected: 0.58, observed: 0.61, cases: 240 },
        { expected: 0.79, observed: 0.82, cases: 402 },
        { expected: 0.94, observed: 0.95, cases: 441 },
      ],
      flagged: { flagged: 240, flaggedLost: 96, notFlagged: 964, notFlaggedLost: 92 },
    },
  },
  versions,
});
export const seedModel = said(modelReportSchema, {
  current: { id: 'seed-1', fittedOn: null, isOwn: false, reason: 'Too few losses to fit.', backtest: null },
  versions: [],
});

export const history = said(settingHistorySchema, {
  name: 'policy',
  total: 3,
  versions: [
    policySetting,
    {
      ...policySetting,
      value: { ...policy, id: 'policy-2', grossMargin: 0.7 },
      version: 2,
      setAt: '2026-10-30T10:00:00.000Z',
      why: 'First confirmed after the pilot',
    },
    {
      ...policySetting,
      value: { ...policy, id: 'policy-1', grossMargin: 0.7, renewalWords: ['renewal'], idealLifetimeValue: null },
      version: 1,
      setAt: '2026-10-02T10:00:00.000Z',
      setBy: null,
      why: null,
    },
  ],
});
export const neverChanged = said(settingHistorySchema, { name: 'policy', total: 0, versions: [] });

export const saved = said(settingChangeSchema, {
  kind: 'changed',
  setting: { ...policySetting, version: 4, value: { ...policy, id: 'policy-4', grossMargin: 0.8 } },
  takesEffect: 'with_next_run',
});
export const conflict: FixtureAnswer = said(
  settingRefusalSchema,
  {
    error: 'conflict',
    message: 'Somebody else has changed this setting since. Look at it and change it again.',
    current: {
      ...policySetting,
      value: { ...policy, contract: { ...policy.contract, defaultTermMonths: 24 } },
      version: 4,
      setAt: '2026-11-21T08:52:00.000Z',
      setBy: 'J. Ortega',
      why: 'Terms of the new price list',
    },
  },
  409,
);
export const invalid: FixtureAnswer = said(
  settingRefusalSchema,
  {
    error: 'invalid',
    message: 'Not changed: grossMargin: Too big: expected number to be <=1; policy: the words must differ.',
    problems: ['grossMargin: Too big: expected number to be <=1', 'policy: the words must differ'],
  },
  400,
);
export const busy: FixtureAnswer = said(
  settingRefusalSchema,
  { error: 'busy', message: 'Another preview is worked out at the moment. Ask again in a minute.' },
  429,
);
