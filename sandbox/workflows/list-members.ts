import type { SandboxCrm } from '../crm/sandbox-crm.ts';
import { checkFilters, matchesGroups, momentOf } from './filters.ts';
import type { CompanyList } from './workflow.ts';

/** Ids of the companies that are on the list now. Throws where it filters by a property that the account does not have. */
export function listMembers(crm: SandboxCrm, list: CompanyList): readonly string[] {
  checkFilters(crm, list.name, list.matches.flat());
  const moment = momentOf(crm);
  return crm
    .records('companies')
    .filter((company) => matchesGroups(company, list.matches, moment))
    .map(({ id }) => id);
}
