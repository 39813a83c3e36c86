import { expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/store/migrations/all-migrations.ts';
import { migrate } from '../../src/store/migrations/migrate.ts';
import { createNoticeStore } from '../../src/store/notices/notice-store.ts';
import { describeOnEmptyDatabases } from './on-both-drivers.ts';

describeOnEmptyDatabases('what was said before anybody held it', (database) => {
  it('stays said: a digest that was claimed is made, and an alert that was being told is looked for', async () => {
    await migrate(
      database(),
      true,
      MIGRATIONS.filter(({ version }) => version < 6),
    );
    await database().query(`insert into loyalty.digest (portal_id, owner_id, week) values (1, '41', '2026-W48')`, []);
    await database().query(
      `insert into loyalty.alert (portal_id, company_id, alert_at, state)
       values (1, 7, '2026-11-20T10:00:00Z', 'telling')`,
      [],
    );
    await migrate(database(), true);
    const notices = createNoticeStore(database(), '1');
    expect(await notices.claimDigest('41', '2026-W48', 0)).toBe('over');
    expect(await notices.claimDigest('41', '2026-W49', 0)).toBe('first');
    const [alert] = await notices.listTellable(10);
    expect(alert).toMatchObject({ companyId: '7', state: 'telling' });
    if (alert !== undefined) expect(await notices.beginTelling(alert, 300_000)).toBe('again');
    expect(await notices.listTellable(10)).toEqual([]);
  });
});
