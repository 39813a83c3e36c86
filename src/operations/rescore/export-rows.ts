import type { PublishedValues } from '../ports.ts';
import { companyPages } from './company-pages.ts';
import type { RescoreWorld } from './world.ts';

/** What is published on a company; null where nothing is. */
export interface ExportedCompany {
  readonly companyId: string;
  readonly name: string;
  readonly ownerId: string | null;
  readonly values: PublishedValues | null;
}

/** Every company of the mirror with its published values, by ascending id, page by page. */
export async function* exportCompanies({
  mirror,
  store,
}: Pick<RescoreWorld, 'mirror' | 'store'>): AsyncGenerator<readonly ExportedCompany[]> {
  for await (const { readings } of companyPages(mirror)) {
    const rows = await store.scores.readPublished(readings.map(({ history }) => history.companyId));
    yield readings.map(({ history }) => ({
      companyId: history.companyId,
      name: history.name,
      ownerId: history.ownerId,
      values: rows.get(history.companyId)?.values ?? null,
    }));
  }
}
