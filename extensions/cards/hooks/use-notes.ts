import { useCrmProperties } from '@hubspot/ui-extensions/crm';

/** A constant of this module, so that HubSpot's builder can read it and fetch the values ahead of the first paint. */
const NOTE_PROPERTIES = ['loyalty_known_competitor', 'loyalty_churn_reason'];

/** What people noted on the record; null where nothing is, or while it is read. */
export interface Notes {
  readonly competitor: string | null;
  readonly churnReason: string | null;
}

export function useNotes(): Notes {
  const { properties } = useCrmProperties(NOTE_PROPERTIES);
  const text = (name: string): string | null => {
    const value = properties[name]?.trim();
    return value === undefined || value === '' ? null : value;
  };
  return { competitor: text('loyalty_known_competitor'), churnReason: text('loyalty_churn_reason') };
}
