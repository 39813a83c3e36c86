import { plural } from './plural.ts';

/** Companies that this one belongs to, who recommended whom, and products; in the panel. */
export const enRelations = {
  loading: 'Reading from HubSpot',
  failed: 'HubSpot did not answer. Close this panel and open it again.',
  group: {
    title: 'Group of companies',
    alone: 'This company belongs to no group: it has no parent company and no child companies.',
    together: (companies: number, annual: string): string =>
      `${companies} companies, by their published values together ${annual} a year.`,
    ours: (share: string): string => `This company brings ${share} of it.`,
    more: (count: number): string =>
      `${count} more ${plural(count, 'company is', 'companies are')} not shown and not in the sum.`,
    about: 'Each company is scored by itself; conversations with the parent company count for its child companies too.',
    columns: { company: 'Company', annual: 'A year now', lifetime: 'Lifetime value' },
    parent: (name: string): string => `${name} (parent company)`,
    self: (name: string): string => `${name} (this company)`,
  },
  referrals: {
    title: 'Recommendations',
    by: 'Recommended to us by:',
    of: 'Recommended us to:',
    none: 'No recommendation is recorded, neither to this company nor by it.',
    credited: 'What they bought counts here as influence value, each purchase once.',
  },
  products: {
    title: 'Products',
    none: 'No deal names a product.',
    columns: { product: 'Product', state: 'Where it stands' },
    bought: (day: string, times: number): string => `Last bought ${day}${times > 1 ? `; ${times} times in all` : ''}`,
    gap: (owners: number, of: number, similar: string): string =>
      `Not bought; ${owners} of ${of} customers ${similar} own it`,
  },
};
