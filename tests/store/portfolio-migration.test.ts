import { expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/store/migrations/all-migrations.ts';
import { followSnapshots } from '../../src/store/portfolio/follow-scores.ts';
import { migrate } from '../../src/store/migrations/migrate.ts';
import { valuesToJson } from '../../src/store/scores/stored-values.ts';
import { describeOnEmptyDatabases } from './on-both-drivers.ts';
import { scored } from './values.ts';

describeOnEmptyDatabases('a history that was there before the portfolio', (database) => {
  it('becomes the courses that changes are read from, as if they had been kept from the start', async () => {
    await migrate(
      database(),
      true,
      MIGRATIONS.filter(({ version }) => version < 4),
    );
    for (const [company, day, segment, customerStatus, lifetimeValue] of [
      ['5', 100, 'ideal', 'active', 1000],
      ['5', 110, 'ideal', 'lapsed', 250.5],
      ['5', 120, 'not_scored', 'won_back', null],
      ['5', 130, 'ideal', 'lapsed', 900],
      ['6', 100, 'uncertain', 'active', null],
    ] as const) {
      await database().query(
        `insert into loyalty.snapshot (portal_id, company_id, as_of, cause, values) values (1, $1, $2, 'customer', $3)`,
        [
          company,
          day,
          valuesToJson(scored(50, { segment, segmentComputed: 'non_ideal', customerStatus, lifetimeValue })),
        ],
      );
    }
    await migrate(database(), true);
    const courses = 'select * from loyalty.course order by company_id';
    const migrated = await database().query(courses);
    expect(migrated.map(([, companyId, days, , segments]) => [companyId, days, segments])).toEqual([
      ['5', [100, 110, 120, 130], [3, 3, 0, 3]],
      ['6', [100], [2]],
    ]);
    await database().query('delete from loyalty.course');
    await followSnapshots(database(), '1', ['5', '6']);
    expect(await database().query(courses)).toEqual(migrated);
  });
});
