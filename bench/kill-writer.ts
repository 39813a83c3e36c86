/** Writes pages into a store until it is killed, and says of each when it is safe: `kill-writer.ts LOCATION FIRST-PAGE`. */
import type { StoreLocation } from '../src/store/open-store.ts';
import { openStore } from '../src/store/open-store.ts';
import { PORTAL, recordsOf, valuesOf } from './kill-pages.ts';

const [, , location = '', first = '1'] = process.argv;
const store = await openStore(JSON.parse(location) as StoreLocation, 'create');
const { mirror, scores } = store.portal(PORTAL);
for (let page = Number(first); ; page += 1) {
  await mirror.writeRecords(recordsOf(page));
  await mirror.writeCheckpoint('page', page);
  const values = valuesOf(page);
  const inputVersion = await scores.nextInputVersion();
  const companyId = String(page);
  await scores.putOut(
    [{ companyId, before: null, after: values, inputVersion }],
    [{ companyId, asOf: page, cause: 'first', values }],
  );
  if (page % 2 === 0) await scores.settleOutgoing([{ companyId, values, inputVersion }], []);
  process.stdout.write(`${page}\n`);
}
