import { expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/store/migrations/all-migrations.ts';
import { migrate } from '../../src/store/migrations/migrate.ts';
import { valuesToJson } from '../../src/store/scores/stored-values.ts';
import { describeOnEmptyDatabases } from './on-both-drivers.ts';
import { scored } from './values.ts';

describeOnEmptyDatabases('a history that was there before the portfolio', (database) => {
  it('becomes the changes of segment that moves are counted from', async () => {
    await migrate(
      database(),
      true,
      MIGRATIONS.filter(({ version }) => version < 4),
    );
    for (const [company, day, segment] of [
      ['5', 100, 'ideal'],
      ['5', 110, 'ideal'],
      ['5', 120, 'not_scored'],
      ['6', 100, 'uncertain'],
    ] as const) {
      await database().query(
        `insert into loyalty.snapshot (portal_id, company_id, as_of, cause, values) values (1, $1, $2, 'customer', $3)`,
        [company, day, valuesToJson(scored(50, { segment, segmentComputed: 'non_ideal' }))],
      );
    }
    await migrate(database(), true);
    expect(
      await database().query(
        'select company_id, as_of, segment from loyalty.segment_change order by company_id, as_of',
      ),
    ).toEqual([
      ['5', 100, 3],
      ['5', 120, 0],
      ['6', 100, 2],
    ]);
  });
});
