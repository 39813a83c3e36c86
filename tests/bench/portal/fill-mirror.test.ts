import { expect, it } from 'vitest';
import { fillMirror } from '../../../bench/portal/fill-mirror.ts';
import { openEmptyAccount } from '../../../bench/portal/open-account.ts';
import { uniformPortal } from '../../../sandbox/portal/uniform-portal.ts';
import { readLabels } from '../../../src/hubspot/records/read-labels.ts';
import { readPortal } from '../../../src/hubspot/records/read-portal.ts';
import { createPortalMirror } from '../../../src/hubspot/mirror/portal-mirror.ts';
import { createMemoryMirrorStore } from '../../support/memory-mirror-store.ts';
import { openMirror } from '../../hubspot/mirror/support.ts';

const PORTAL = { companies: 20 };
const NOON = new Date('2026-11-21T12:00:00Z');

it('leaves the mirror record by record as a reading of the portal does', async () => {
  const read = openMirror(uniformPortal(PORTAL).data);
  await read.mirror.sync();

  const { client } = openEmptyAccount();
  const store = createMemoryMirrorStore(() => NOON);
  const [facts, labels] = [await readPortal(client), await readLabels(client)];
  const written = await fillMirror(store, { portal: PORTAL, facts, labels, knownUntil: NOON });

  const rows = (of: typeof store): ReadonlyMap<string, object> =>
    new Map(of.all().map((record) => [`${record.kind} ${record.id}`, record]));
  expect(rows(store)).toEqual(rows(read.store));
  expect(written).toBe(read.store.all().length);

  const nobody = (): Promise<void> => Promise.resolve();
  const mirror = createPortalMirror({ client, store, now: () => NOON, onPublished: nobody, onMerged: nobody });
  const ids = await mirror.listCompanyIds({ after: null, limit: 100 });
  expect(await mirror.readCompanies(ids)).toEqual(await read.mirror.readCompanies(ids));
});
