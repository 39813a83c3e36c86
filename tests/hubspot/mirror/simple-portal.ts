import type { CrmSource } from '../../../sandbox/crm/crm-data.ts';
import { uniformPortal } from '../../../sandbox/portal/uniform-portal.ts';
import { CrmBuilder } from '../support/crm-builder.ts';
import { type MirroredSandbox, openMirror } from './support.ts';

export const ON = { hs_timestamp: '2026-01-05T10:00:00Z' };

/** Companies with a deal, a contact and two touches each. */
export function simplePortal(companies: number, first = 1): CrmBuilder {
  const builder = new CrmBuilder();
  for (let id = first; id < first + companies; id += 1) {
    builder.company(String(id)).wonDeal(`1${id}`, '2026-03-01', '1000', [String(id)]);
    builder.add('contacts', `2${id}`, {}, ['companies', String(id)]);
    builder.add('calls', `3${id}`, ON, ['contacts', `2${id}`]);
    builder.add('meetings', `4${id}`, ON, ['companies', String(id)], ['deals', `1${id}`]);
  }
  return builder;
}

/** Several pages of companies, with little to each. */
export function bigPortal(companies: number): CrmSource {
  return uniformPortal({ companies, dealsPerCompany: 0, contactsPerCompany: 0, touchesPerCompany: 1 }).data;
}

export async function filled(data: CrmSource, options?: Parameters<typeof openMirror>[1]): Promise<MirroredSandbox> {
  const opened = openMirror(data, options);
  opened.advance(24 * 60);
  await opened.mirror.sync();
  opened.advance(24 * 60);
  return opened;
}
