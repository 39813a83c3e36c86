import type { PolicyValue } from '../../shared/settings-view.ts';
import { type Field, PLAIN } from './field.ts';

/** Without a property there is nothing to date; what people call it is the service's to find out. */
export const WALLET_PROPERTY: Field<PolicyValue> = {
  ...PLAIN,
  name: 'wallet.property',
  kind: 'text',
  isOptional: true,
  read: ({ wallet }) => wallet.property ?? '',
  write: (policy, entry) => {
    if (typeof entry !== 'string') return policy;
    const property = toName(entry);
    const datedBy = property === null ? null : policy.wallet.datedBy;
    return { ...policy, wallet: { property, datedBy, label: '' } };
  },
};

export const WALLET_DATE: Field<PolicyValue> = {
  ...PLAIN,
  name: 'wallet.datedBy',
  kind: 'text',
  isOptional: true,
  read: ({ wallet }) => wallet.datedBy ?? '',
  write: (policy, entry) =>
    typeof entry === 'string' && policy.wallet.property !== null
      ? { ...policy, wallet: { ...policy.wallet, datedBy: toName(entry) } }
      : policy,
};

export const WALLET_FIELDS: readonly Field<PolicyValue>[] = [WALLET_PROPERTY, WALLET_DATE];

function toName(entry: string): string | null {
  const name = entry.trim();
  return name === '' ? null : name;
}
