import type { AccessSettingsValue, AlertSettingsValue } from '../../shared/settings-view.ts';
import { type Field, linesField, PLAIN, toggleField } from './field.ts';

export const ALERT_FIELDS: readonly Field<AlertSettingsValue>[] = [
  toggleField(
    'alerts',
    ({ alerts }) => alerts,
    (settings, alerts) => ({ ...settings, alerts }),
  ),
  toggleField(
    'digest',
    ({ digest }) => digest,
    (settings, digest) => ({ ...settings, digest }),
  ),
  {
    ...PLAIN,
    name: 'ownerProperty',
    kind: 'text',
    read: ({ ownerProperty }) => ownerProperty,
    write: (settings, entry) => (typeof entry === 'string' ? { ...settings, ownerProperty: entry.trim() } : settings),
  },
  {
    ...PLAIN,
    name: 'queueId',
    kind: 'text',
    isOptional: true,
    read: ({ queueId }) => queueId ?? '',
    write: (settings, entry) =>
      typeof entry === 'string' ? { ...settings, queueId: entry.trim() === '' ? null : entry.trim() } : settings,
  },
];

export const ADMINS_FIELD: Field<AccessSettingsValue> = linesField(
  'admins',
  'ids',
  200,
  ({ admins }) => admins,
  (settings, admins) => ({ ...settings, admins }),
);

export const ACCESS_FIELDS: readonly Field<AccessSettingsValue>[] = [
  {
    ...PLAIN,
    name: 'portfolio',
    kind: 'choice',
    choices: ['everyone', 'own'],
    read: ({ portfolio }) => portfolio,
    write: (settings, entry) =>
      entry === 'everyone' || entry === 'own' ? { ...settings, portfolio: entry } : settings,
  },
  ADMINS_FIELD,
];
