import type { PortalStore } from '../ports/portal-store.ts';

/**
 * Takes away what is kept of a company: its record, its scores and their history. It does not come back with the next run.
 * Records that only it led to leave the mirror with the next run.
 *
 * @returns whether the company was mirrored
 */
export async function forgetCompany(
  { mirror, scores }: Pick<PortalStore, 'mirror' | 'scores'>,
  companyId: string,
): Promise<boolean> {
  const [found] = await mirror.readRecords('company', [companyId]);
  // First the stone: a run that is under way must not bring it back between the steps.
  await mirror.bury('company', [companyId], 'forgotten');
  await mirror.removeRecords('company', [companyId]);
  await scores.forgetCompany(companyId);
  return found !== undefined;
}

/** Takes away what is kept of a contact; it does not come back with the next run. @returns whether it was mirrored */
export async function forgetContact({ mirror }: Pick<PortalStore, 'mirror'>, contactId: string): Promise<boolean> {
  const [found] = await mirror.readRecords('contact', [contactId]);
  await mirror.bury('contact', [contactId], 'forgotten');
  await mirror.removeRecords('contact', [contactId]);
  return found !== undefined;
}
