import { expect, it } from 'vitest';
import type { Outgoing, PublishedRow, ScoreStore, Snapshot } from '../../src/operations/ports/score-store.ts';
import { COMPANY_TABLES } from '../../src/store/scores/company-moves.ts';
import { describeOnBothDrivers } from './on-both-drivers.ts';
import { scored } from './values.ts';

const all = { after: null, limit: 1000 };
const outgoing = (companyId: string, score: number, inputVersion: number, before: number | null = null): Outgoing => ({
  companyId,
  before: before === null ? null : scored(before),
  after: scored(score),
  inputVersion,
});
const sent = (companyId: string, score: number, inputVersion: number): PublishedRow => ({
  companyId,
  values: scored(score),
  inputVersion,
});
const snapshot = (companyId: string, score: number, asOf = 20_779, cause: Snapshot['cause'] = 'first'): Snapshot => ({
  companyId,
  asOf,
  cause,
  values: scored(score),
});

describeOnBothDrivers('the scores', (bed) => {
  const newScores = (): ScoreStore => bed().store.portal(bed().newPortalId()).scores;
  const historyOf = async (scores: ScoreStore, companyId: string): Promise<readonly (number | null)[]> =>
    ((await scores.readSnapshots([companyId])).get(companyId) ?? []).map(({ values }) => values.score);
  const publishedOf = async (scores: ScoreStore, companyId: string): Promise<number | null | undefined> =>
    (await scores.readPublished([companyId])).get(companyId)?.values.score;

  it('give every input version once, in ascending order, to whichever process asks', async () => {
    const portalId = bed().newPortalId();
    const ask = (index: number): Promise<number> =>
      (index % 2 === 0 ? bed().store : bed().other).portal(portalId).scores.nextInputVersion();
    const versions = await Promise.all(Array.from({ length: 20 }, (_, index) => ask(index)));
    expect(versions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(await newScores().nextInputVersion()).toBe(1);
  });

  it('give back exactly the values that were put out, by ascending id, page by page', async () => {
    const scores = newScores();
    const bare = scored(null, {
      segment: 'not_scored',
      segmentComputed: 'not_scored',
      customerStatus: 'prospect',
      summary: null,
    });
    const rows = [
      outgoing('2', 50, 1),
      outgoing('10', 60.5, 1, 59),
      { companyId: '900719925474099312', before: scored(null), after: bare, inputVersion: 1 },
    ];
    expect(await scores.putOut(rows.toReversed(), [])).toBe(3);
    expect(await scores.countOutgoing()).toBe(3);
    expect(await scores.readOutgoing(all)).toEqual(rows);
    expect(await scores.readOutgoing({ after: '2', limit: 1 })).toEqual([rows[1]]);
    expect(await scores.readOutgoing({ after: '900719925474099312', limit: 1 })).toEqual([]);
  });

  it('publish what was sent, and let it wait no more', async () => {
    const scores = newScores();
    await scores.putOut([outgoing('1', 50, 3), outgoing('2', 60, 3)], [snapshot('1', 50), snapshot('2', 60)]);
    expect(await historyOf(scores, '1')).toEqual([]);
    await scores.settleOutgoing([sent('1', 50, 3)], []);
    expect(await scores.readPublished(['1', '2', '3'])).toEqual(new Map([['1', sent('1', 50, 3)]]));
    expect(await historyOf(scores, '1')).toEqual([50]);
    expect(await historyOf(scores, '2')).toEqual([]);
    expect((await scores.readOutgoing(all)).map(({ companyId }) => companyId)).toEqual(['2']);
  });

  it('leave out values of older inputs than what waits or is published, with their snapshots', async () => {
    const scores = newScores();
    await scores.settleOutgoing([sent('1', 50, 5)], []);
    await scores.putOut([outgoing('2', 60, 5)], [snapshot('2', 60)]);
    const older = [outgoing('1', 11, 4), outgoing('2', 12, 4), outgoing('3', 13, 4)];
    const snapshots = [snapshot('1', 11, 1), snapshot('2', 12, 1), snapshot('3', 13, 1), snapshot('4', 14, 1)];
    expect(await scores.putOut(older, snapshots)).toBe(1);
    await scores.settleOutgoing([sent('2', 60, 5), sent('3', 13, 4)], []);
    expect(await historyOf(scores, '1')).toEqual([]);
    expect(await historyOf(scores, '2')).toEqual([60]);
    expect(await historyOf(scores, '3')).toEqual([13]);
    expect(await historyOf(scores, '4')).toEqual([]);
  });

  it('put newer values in the place of older ones that wait, and of the same inputs', async () => {
    const scores = newScores();
    await scores.putOut([outgoing('1', 50, 1)], [snapshot('1', 50, 7)]);
    expect(await scores.putOut([outgoing('1', 51, 1)], [snapshot('1', 51, 7)])).toBe(1);
    expect(await scores.putOut([outgoing('1', 52, 2)], [snapshot('1', 52, 8)])).toBe(1);
    expect(await scores.readOutgoing(all)).toEqual([outgoing('1', 52, 2)]);
    await scores.settleOutgoing([sent('1', 52, 2)], []);
    expect(await historyOf(scores, '1')).toEqual([52]);
  });

  it('keep newer values waiting when older ones turn out to be sent, and start them from what was sent', async () => {
    const scores = newScores();
    await scores.putOut([outgoing('1', 50, 1, 40)], [snapshot('1', 50, 7)]);
    await scores.putOut([outgoing('1', 40, 2, 40)], [snapshot('1', 40, 8)]);
    await scores.settleOutgoing([sent('1', 50, 1)], []);
    expect(await scores.readOutgoing(all)).toEqual([outgoing('1', 40, 2, 50)]);
    expect(await publishedOf(scores, '1')).toBe(50);
    await scores.settleOutgoing([sent('1', 40, 2)], []);
    expect(await historyOf(scores, '1')).toEqual([50, 40]);
    expect(await scores.countOutgoing()).toBe(0);
  });

  it('do not note as published what was sent of older inputs after newer ones', async () => {
    const scores = newScores();
    await scores.settleOutgoing([sent('1', 60, 2)], []);
    await scores.settleOutgoing([sent('1', 50, 1)], []);
    expect(await scores.readPublished(['1'])).toEqual(new Map([['1', sent('1', 60, 2)]]));
  });

  it('settle twice as once', async () => {
    const scores = newScores();
    await scores.putOut([outgoing('1', 50, 1)], [snapshot('1', 50)]);
    for (let round = 0; round < 2; round += 1) await scores.settleOutgoing([sent('1', 50, 1)], []);
    expect(await historyOf(scores, '1')).toEqual([50]);
    expect(await publishedOf(scores, '1')).toBe(50);
  });

  it('let the later change of a day take the place of the earlier one in the history', async () => {
    const scores = newScores();
    for (const [score, version] of [
      [50, 1],
      [60, 2],
    ] as const) {
      await scores.putOut([outgoing('1', score, version)], [snapshot('1', score, 7)]);
      await scores.settleOutgoing([sent('1', score, version)], []);
    }
    expect(await historyOf(scores, '1')).toEqual([60]);
  });

  it('keep what waits for its second reading until it is noted otherwise, and nothing of it for others', async () => {
    const scores = newScores();
    await scores.noteFirstReadings([
      { companyId: '1', waiting: 'risk=high since 2026-11-21' },
      { companyId: '2', waiting: 'segment=ideal since 2026-11-21' },
      { companyId: '3', waiting: null },
    ]);
    await scores.noteFirstReadings([
      { companyId: '1', waiting: 'risk=critical since 2026-11-22' },
      { companyId: '2', waiting: null },
    ]);
    expect(await scores.readFirstReadings(['1', '2', '3'])).toEqual(new Map([['1', 'risk=critical since 2026-11-22']]));
    await scores.forgetCompany('1');
    expect(await scores.readFirstReadings(['1'])).toEqual(new Map());
  });

  it('list what was refused with its reason, since when, until the company is written', async () => {
    const scores = newScores();
    await scores.putOut([outgoing('1', 50, 1), outgoing('2', 60, 1)], [snapshot('1', 50)]);
    await scores.settleOutgoing([], [{ companyId: '1', reason: 'A rule of the record.' }]);
    expect(await scores.countOutgoing()).toBe(1);
    expect(await publishedOf(scores, '1')).toBeUndefined();
    expect(await historyOf(scores, '1')).toEqual([50]);
    const [first] = await scores.listRefusals();
    await scores.settleOutgoing([], [{ companyId: '1', reason: 'Another rule.' }]);
    await scores.settleOutgoing([], [{ companyId: '2', reason: 'A rule.' }]);
    const listed = await scores.listRefusals();
    expect(listed.map(({ companyId, reason }) => [companyId, reason])).toEqual([
      ['1', 'Another rule.'],
      ['2', 'A rule.'],
    ]);
    expect(listed[0]?.since).toEqual(first?.since);
    await scores.settleOutgoing([sent('1', 50, 2)], []);
    expect((await scores.listRefusals()).map(({ companyId }) => companyId)).toEqual(['2']);
  });

  it('drop all that waits, with its snapshots, and nothing else', async () => {
    const scores = newScores();
    await scores.settleOutgoing([sent('1', 40, 1)], []);
    await scores.writeSnapshots([snapshot('1', 40, 6)]);
    await scores.putOut([outgoing('1', 50, 2), outgoing('2', 60, 2)], [snapshot('1', 50, 7), snapshot('2', 60, 7)]);
    await scores.dropOutgoing();
    expect(await scores.countOutgoing()).toBe(0);
    expect(await publishedOf(scores, '1')).toBe(40);
    await scores.settleOutgoing([sent('1', 50, 2)], []);
    expect(await historyOf(scores, '1')).toEqual([40]);
    expect(await historyOf(scores, '2')).toEqual([]);
  });

  it('take over what the CRM itself says, also for values that wait', async () => {
    const scores = newScores();
    await scores.settleOutgoing([sent('1', 50, 4), sent('2', 60, 4)], []);
    await scores.putOut([outgoing('1', 55, 5, 50)], []);
    await scores.correctPublished([
      { companyId: '1', values: scored(41) },
      { companyId: '2', values: null },
      { companyId: '3', values: scored(43) },
      { companyId: '4', values: null },
    ]);
    expect(await scores.readPublished(['1', '2', '3', '4'])).toEqual(
      new Map([
        ['1', sent('1', 41, 4)],
        ['3', sent('3', 43, 0)],
      ]),
    );
    expect(await scores.readOutgoing(all)).toEqual([outgoing('1', 55, 5, 41)]);
    expect(await scores.putOut([outgoing('2', 12, 3)], [])).toBe(0);
    expect(await scores.putOut([outgoing('2', 61, 4)], [])).toBe(1);
  });

  it('leave a snapshot that is there as it is', async () => {
    const scores = newScores();
    await scores.writeSnapshots([snapshot('1', 50, 7), snapshot('1', 51, 7), snapshot('1', 49, 6, 'backfill')]);
    await scores.writeSnapshots([snapshot('1', 60, 7), snapshot('1', 61, 8, 'merge'), snapshot('2', 62, 7)]);
    const read = await scores.readSnapshots(['1', '2', '3']);
    expect(read).toEqual(
      new Map([
        ['1', [snapshot('1', 49, 6, 'backfill'), snapshot('1', 50, 7), snapshot('1', 61, 8, 'merge')]],
        ['2', [snapshot('2', 62, 7)]],
      ]),
    );
  });

  it('move what was published and the history to the id of a merged company, whose own comes first', async () => {
    const scores = newScores();
    await scores.settleOutgoing([sent('1', 10, 3), sent('2', 20, 1), sent('3', 30, 2)], []);
    await scores.writeSnapshots([
      snapshot('1', 10, 5),
      snapshot('1', 11, 6),
      snapshot('2', 21, 6),
      snapshot('3', 30, 6),
    ]);
    await scores.putOut([outgoing('1', 12, 4)], [snapshot('1', 12, 7)]);
    await scores.mergeCompanies([
      { oldId: '1', newId: '2' },
      { oldId: '3', newId: '9' },
      { oldId: '9', newId: '9' },
    ]);
    expect(await scores.readPublished(['1', '2', '3', '9'])).toEqual(
      new Map([
        ['2', sent('2', 20, 1)],
        ['9', { ...sent('9', 30, 2) }],
      ]),
    );
    expect(await historyOf(scores, '2')).toEqual([10, 21]);
    expect(await historyOf(scores, '9')).toEqual([30]);
    expect(await historyOf(scores, '1')).toEqual([]);
    expect(await scores.countOutgoing()).toBe(0);
  });

  it('forget a company and leave the others', async () => {
    const portalId = bed().newPortalId();
    const { scores } = bed().store.portal(portalId);
    for (const id of ['1', '2']) {
      await scores.settleOutgoing([sent(id, 50, 1)], []);
      await scores.writeSnapshots([snapshot(id, 50, 6)]);
      await scores.settleOutgoing([], [{ companyId: id, reason: 'A rule.' }]);
      await scores.putOut([outgoing(id, 60, 2)], [snapshot(id, 60, 7)]);
    }
    await scores.forgetCompany('1');
    for (const table of ['published', 'outgoing', 'snapshot', 'waiting_snapshot', 'refusal']) {
      const rows = await bed().database.query(`select company_id from loyalty.${table} where portal_id = $1`, [
        portalId,
      ]);
      expect(rows, table).toEqual([['2']]);
    }
  });

  it('forget a company in every table that knows companies', async () => {
    const rows = await bed().database.query(
      `select table_name::text from information_schema.columns where table_schema = 'loyalty' and column_name = 'company_id'`,
    );
    expect(rows.flat().toSorted()).toEqual([...COMPANY_TABLES].toSorted());
  });

  it('read an option that this version does not know as none', async () => {
    const portalId = bed().newPortalId();
    const { scores } = bed().store.portal(portalId);
    await scores.writeSnapshots([snapshot('1', 50, 6)]);
    await bed().database.query(
      `update loyalty.snapshot set cause = 'moon', values = '{"segment":"ideal","segmentComputed":"ideal",
         "customerStatus":"active","topDriver":"phase_of_the_moon","score":50}' where portal_id = $1`,
      [portalId],
    );
    const [read] = (await scores.readSnapshots(['1'])).get('1') ?? [];
    expect(read?.cause).toBe('data');
    expect(read?.values).toMatchObject({ segment: 'ideal', topDriver: null, summary: null, score: 50 });
  });
});
