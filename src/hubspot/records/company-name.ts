import type { CrmRecord } from './crm-record.ts';

/** What a company is called: by its name, else by its domain, else by its id. */
export function parseCompanyName({ id, properties }: CrmRecord): string {
  return properties.name ?? properties.domain ?? `Company ${id}`;
}
