import type { ProgrammeSettingsValue } from '../../../extensions/shared/programme/programme-settings.ts';
import type {
  AccessSettingsValue,
  AlertSettingsValue,
  ChecklistView,
  PolicyValue,
  Setting,
  SettingHistory,
  SettingRefusal,
  SettingsView,
} from '../../../extensions/shared/settings-view.ts';

export const policy: PolicyValue = {
  id: 'policy-1',
  provisional: true,
  horizonMonths: 12,
  lifetimeYears: 5,
  annualDiscountRate: 0.12,
  grossMargin: 0.75,
  costToServe: null,
  acquisitionCost: null,
  targetValueToAcquisitionCost: 3,
  idealLifetimeValue: 90_000,
  ideal: { sureness: 0.6, loyalty: 0.75 },
  nonIdeal: { sureness: 0.15 },
  risk: { watch: 0.15, high: 0.3, critical: 0.5 },
  contract: { defaultTermMonths: 12, graceDays: 60, renewalWindowDays: 120, autoRenew: false },
  renewalWords: ['renewal', 'Verlängerung'],
  pilotWords: ['pilot', 'trial'],
  lapsedAfterMonths: 24,
  contact: { inTouchDays: 45, dueDays: 90, renewalSubjectWords: ['renewal'] },
  budgetStaleAfterMonths: 18,
  wallet: { property: 'annual_it_budget', datedBy: null, label: 'Annual IT budget' },
  partners: { labels: ['Partner', 'Reseller'], dealsCountFor: 'end_customer' },
};
const alerts: AlertSettingsValue = {
  alerts: true,
  digest: true,
  ownerProperty: 'hubspot_owner_id',
  queueId: null,
};
const access: AccessSettingsValue = { portfolio: 'everyone', admins: [] };

const standing = { version: 3, setAt: '2026-11-18T09:30:00.000Z', setBy: 'a.kaya@example.com', why: 'first scoring' };
const never = { version: 0, setAt: null, setBy: null, why: null };

export const policySetting: Extract<Setting, { name: 'policy' }> = { name: 'policy', value: policy, ...standing };
export const alertSetting: Extract<Setting, { name: 'alerts' }> = { name: 'alerts', value: alerts, ...never };
export const accessSetting: Extract<Setting, { name: 'access' }> = { name: 'access', value: access, ...never };

const programme: ProgrammeSettingsValue = {
  parts: {
    profile: false,
    ranking: false,
    goals: true,
    activities: true,
    milestones: false,
    referrals: false,
    roadmap: false,
    competition: false,
    returns: false,
  },
  usualCosts: { training: 1_200 },
};
export const programmeSetting: Extract<Setting, { name: 'programme' }> = {
  name: 'programme',
  value: programme,
  ...never,
};

export const settings: SettingsView = {
  mayChange: true,
  currency: 'EUR',
  userId: '77',
  nextRunAt: '2026-11-22T00:47:00.000Z',
  settings: [policySetting, alertSetting, accessSetting, programmeSetting],
};
/** Somebody looked at the numbers. */
export const confirmedSettings: SettingsView = {
  ...settings,
  settings: [
    { ...policySetting, value: { ...policy, id: 'policy-3', provisional: false } },
    alertSetting,
    { ...accessSetting, value: { portfolio: 'own', admins: ['77', '12'] }, ...standing, version: 2 },
    programmeSetting,
  ],
};
/** Before anybody set anything. */
export const untouchedSettings: SettingsView = {
  ...settings,
  settings: [
    {
      name: 'policy',
      value: {
        ...policy,
        id: 'default-1',
        idealLifetimeValue: null,
        wallet: { property: null, datedBy: null, label: '' },
      },
      ...never,
    },
    alertSetting,
    accessSetting,
    programmeSetting,
  ],
};
export const readOnlySettings: SettingsView = { ...settings, mayChange: false, userId: '78' };

/** The policy as another value of it, in the next version. */
export function changedPolicy(
  change: Partial<PolicyValue>,
  about: Partial<Omit<Setting, 'name' | 'value'>> = {},
): Extract<Setting, { name: 'policy' }> {
  return {
    ...policySetting,
    version: 4,
    setAt: '2026-11-21T14:05:00.000Z',
    setBy: 'b.stein@example.com',
    why: 'grace was too long',
    ...about,
    value: { ...policy, ...change },
  };
}

export const checklist: ChecklistView = {
  steps: [
    { name: 'scopes', state: 'unknown', missing: [], at: null },
    { name: 'properties', state: 'to_do', missing: ['loyalty_score', 'loyalty_risk'], at: null },
    { name: 'first_fill', state: 'under_way', missing: [], at: null },
    { name: 'webhooks', state: 'done', missing: [], at: '2026-11-21T08:15:00.000Z' },
    { name: 'test_workflow', state: 'to_do', missing: [], at: null },
    { name: 'policy_confirmed', state: 'to_do', missing: [], at: null },
  ],
};
/** Something of every kind, as in the first hour. */
export const firstHour: ChecklistView = {
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
};
/** An account to which no company was added yet. */
export const emptyAccount: ChecklistView = {
  steps: firstHour.steps.map((step) => (step.name === 'first_fill' ? { ...step, state: 'empty' } : step)),
};
export const allDone: ChecklistView = {
  steps: checklist.steps.map((step) => ({ ...step, state: 'done', missing: [], at: '2026-11-21T08:15:00.000Z' })),
};

export const policyHistory: SettingHistory = {
  name: 'policy',
  total: 3,
  versions: [
    policySetting,
    {
      ...policySetting,
      version: 2,
      setAt: '2026-11-10T10:00:00.000Z',
      setBy: null,
      why: null,
      value: {
        ...policy,
        grossMargin: 0.7,
        contract: { ...policy.contract, graceDays: 90 },
        renewalWords: ['renewal', 'extension'],
      },
    },
    {
      ...policySetting,
      version: 1,
      setAt: '2026-11-01T10:00:00.000Z',
      setBy: 'program',
      why: 'first scoring',
      value: { ...policy, contract: { ...policy.contract, graceDays: 90 }, renewalWords: ['renewal', 'extension'] },
    },
  ],
};
export const noHistory: SettingHistory = { name: 'alerts', total: 0, versions: [] };

export const invalid: SettingRefusal = {
  error: 'invalid',
  message: 'Not changed: contract.graceDays: Too big; partners: nobody knows why.',
  problems: ['contract.graceDays: Too big', 'partners: nobody knows why'],
};
export const adminsOnly: SettingRefusal = {
  error: 'admins_only',
  message: 'Only the admins named in the setting "access" change settings. Ask one of them.',
};
export const busy: SettingRefusal = { error: 'busy', message: 'Another preview is being worked out. Try again.' };

/** What the service refuses a change with where somebody else was faster. */
export function conflictWith(current: Setting): SettingRefusal {
  return { error: 'conflict', message: 'Somebody else has changed this setting since.', current };
}
