import type { ReactNode } from 'react';
import { CheckMenu } from '../parts/check-menu.tsx';

interface Owned {
  readonly owner: { readonly id: string; readonly name: string } | null;
}

const NOBODY = 'nobody';

export function ownedBy({ owner }: Owned, chosen: readonly string[]): boolean {
  return chosen.length === 0 || chosen.includes(owner?.id ?? NOBODY);
}

/** Narrows a manager page to the customers of some owners. */
export function OwnerFilter({
  customers,
  chosen,
  onChange,
}: {
  readonly customers: readonly Owned[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}): ReactNode {
  const names = new Map(customers.map(({ owner }) => [owner?.id ?? NOBODY, owner?.name ?? 'Nobody']));
  const choices = [...names]
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => one.label.localeCompare(other.label));
  return <CheckMenu label="Owner" choices={choices} chosen={chosen} onChange={onChange} />;
}
