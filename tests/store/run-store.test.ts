import { expect, it } from 'vitest';
import type { Run, RunStore } from '../../src/operations/ports/run-store.ts';
import { describeOnBothDrivers } from './on-both-drivers.ts';
import { countRows, listPortalTables } from './portal-rows.ts';

describeOnBothDrivers('the runs', (bed) => {
  const newRuns = (): RunStore => bed().store.portal(bed().newPortalId()).runs;
  const begin = async (runs: RunStore): Promise<Run> => {
    const run = await runs.startRun('nightly');
    if (run === null) throw new Error('no run was started');
    return run;
  };
  /** Makes the portal's runs look as if nothing was heard of them for so long, and as held by somebody else. */
  const age = (portalId: string, seconds: number, heldBy: object): Promise<unknown> =>
    bed().database.query(
      `update loyalty.run set alive_at = alive_at - make_interval(secs => $2), held_by = $3::json where portal_id = $1`,
      [portalId, seconds, JSON.stringify({ host: 'elsewhere', pid: 1, began: null, opening: 'another', ...heldBy })],
    );

  it('go on one at a time, and are listed with the latest first', async () => {
    const runs = newRuns();
    const first = await begin(runs);
    expect(first).toMatchObject({ kind: 'nightly', state: 'running', finishedAt: null, report: null });
    expect(await runs.startRun('full')).toBeNull();
    await runs.noteProgress(first.id, { companies: 3 });
    expect(await runs.listRuns(5)).toEqual([{ ...first, report: { companies: 3 } }]);
    await runs.finishRun(first.id, 'waiting_for_yes', { segments: [1, 2] });
    const second = await runs.startRun('full');
    expect(second).toMatchObject({ kind: 'full', state: 'running' });
    const listed = await runs.listRuns(5);
    expect(listed.map(({ state, report }) => [state, report])).toEqual([
      ['running', null],
      ['waiting_for_yes', { segments: [1, 2] }],
    ]);
    expect(listed[1]?.finishedAt).toBeInstanceOf(Date);
    expect(await runs.listRuns(1)).toHaveLength(1);
  });

  it('start once where several processes try at the same time', async () => {
    const portalId = bed().newPortalId();
    const { store, other, database } = bed();
    // Only one process can have PGlite open.
    const stores = database.exclusive ? [store] : [store, other];
    const started = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        stores[index % stores.length]!.portal(portalId).runs.startRun('nightly'),
      ),
    );
    expect(started.filter((run) => run !== null)).toHaveLength(1);
    expect(await store.portal(portalId).runs.listRuns(20)).toHaveLength(1);
  });

  it('of one portal do not hold up another one', async () => {
    await begin(newRuns());
    expect(await newRuns().startRun('nightly')).not.toBeNull();
  });

  it('are taken over when nothing was heard of them for two minutes, and cannot go on then', async () => {
    const portalId = bed().newPortalId();
    const { runs } = bed().store.portal(portalId);
    const first = await begin(runs);
    await age(portalId, 130, {});
    expect(await runs.listRuns(1)).toMatchObject([{ id: first.id, state: 'failed' }]);
    const second = await begin(runs);
    expect(second.id).not.toBe(first.id);
    await expect(runs.noteProgress(first.id, {})).rejects.toMatchObject({ code: 'run_lost' });
    await runs.finishRun(first.id, 'done', { wrong: true });
    const listed = await runs.listRuns(2);
    expect(listed.map(({ id, state, report }) => [id, state, report])).toEqual([
      [second.id, 'running', null],
      [first.id, 'failed', null],
    ]);
  });

  it('are taken over at once by the very process that gave one up and could not say so', async () => {
    const runs = newRuns();
    const first = await begin(runs);
    expect(await runs.startRun('nightly')).toBeNull();
    // As where the database is away at the moment of the end.
    await expect(runs.finishRun(first.id, 'failed', { cannotBeKept: 1n })).rejects.toThrow();
    expect(await runs.listRuns(1)).toMatchObject([{ id: first.id, state: 'failed' }]);
    expect(await runs.startRun('nightly')).toMatchObject({ state: 'running' });
  });

  it('are taken over at once when their process is gone from this machine', async () => {
    const portalId = bed().newPortalId();
    const { runs } = bed().store.portal(portalId);
    await begin(runs);
    await bed().database.query(
      `update loyalty.run set held_by = json_build_object('host', held_by->>'host', 'pid', (held_by->>'pid')::int,
         'began', 'another boot/1', 'opening', 'another') where portal_id = $1`,
      [portalId],
    );
    expect(await runs.startRun('nightly')).not.toBeNull();
  });

  it('of another machine are left alone while they show signs of life, where another machine can have the store open', async () => {
    const portalId = bed().newPortalId();
    const { runs } = bed().store.portal(portalId);
    await begin(runs);
    await age(portalId, 100, {});
    expect((await runs.startRun('nightly')) === null).toBe(!bed().database.exclusive);
  });
});

describeOnBothDrivers('the settings', (bed) => {
  const newRuns = (): RunStore => bed().store.portal(bed().newPortalId()).runs;

  it('keep every version, with who and why', async () => {
    const runs = newRuns();
    expect(await runs.readSetting('policy')).toBeNull();
    const first = await runs.writeSetting({ name: 'policy', value: { a: 1, b: [2] }, setBy: 'A. Kaya', why: 'first' });
    expect(first).toMatchObject({
      name: 'policy',
      version: 1,
      value: { a: 1, b: [2] },
      setBy: 'A. Kaya',
      why: 'first',
    });
    const second = await runs.writeSetting({ name: 'policy', value: { a: 2 }, setBy: 'B. Lind', why: 'higher' });
    expect(second.version).toBe(2);
    expect(await runs.readSetting('policy')).toEqual(second);
    expect(await runs.listSettings('policy')).toEqual([second, first]);
    expect(await runs.listSettings('other')).toEqual([]);
  });

  it('make no new version of the same value, in whatever order its keys are', async () => {
    const runs = newRuns();
    const first = await runs.writeSetting({
      name: 'policy',
      value: { a: 1, b: { c: [1], d: null } },
      setBy: 'x',
      why: '',
    });
    const again = await runs.writeSetting({
      name: 'policy',
      value: { b: { d: null, c: [1] }, a: 1 },
      setBy: 'y',
      why: '',
    });
    expect(again).toEqual(first);
    const back = await runs.writeSetting({ name: 'policy', value: { a: 1 }, setBy: 'y', why: '' });
    expect(back.version).toBe(2);
  });

  it('number the versions without a gap where several people set at once', async () => {
    const portalId = bed().newPortalId();
    const set = (value: number): Promise<unknown> =>
      (value % 2 === 0 ? bed().store : bed().other)
        .portal(portalId)
        .runs.writeSetting({ name: 'policy', value, setBy: 'x', why: '' });
    await Promise.all([1, 2, 3, 4, 5, 6].map(set));
    const listed = await bed().store.portal(portalId).runs.listSettings('policy');
    expect(listed.map(({ version }) => version)).toEqual([6, 5, 4, 3, 2, 1]);
  });

  it('remember the model last put to use, also one that was used before', async () => {
    const runs = newRuns();
    expect(await runs.readModel()).toBeNull();
    const [one, other] = ['m1', 'm2'].map((id) => ({ id, fittedOn: 20_000, value: { r: 0.5 }, report: { gate: id } }));
    if (one === undefined || other === undefined) throw new Error('two models');
    await runs.writeModel(one);
    await runs.writeModel({ ...other, fittedOn: null, report: null });
    expect(await runs.readModel()).toEqual({ ...other, fittedOn: null, report: null });
    await runs.writeModel(one);
    expect(await runs.readModel()).toEqual(one);
  });

  it('list the models, those last put to use first, without their parameters', async () => {
    const runs = newRuns();
    expect(await runs.listModels(10)).toEqual([]);
    const put = (id: string, kind: string) =>
      runs.writeModel({ id, fittedOn: null, value: { kind, r: 0.5 }, report: { reason: id } });
    await put('m1', 'portal');
    await put('m2', 'seed');
    await put('m3', 'portal');
    await put('m1', 'portal');
    const listed = await runs.listModels(2);
    const facts = { fittedOn: null, usedFrom: expect.any(Date) as Date };
    expect(listed).toEqual([
      { ...facts, id: 'm1', isOwn: true, report: { reason: 'm1' } },
      { ...facts, id: 'm3', isOwn: true, report: { reason: 'm3' } },
    ]);
    expect((await runs.listModels(3))[2]).toMatchObject({ id: 'm2', isOwn: false });
  });
});

describeOnBothDrivers('erasing a portal', (bed) => {
  it('leaves not a row of it in any table, and every row of the others', async () => {
    const [gone, stays] = [bed().newPortalId(), bed().newPortalId()];
    const tables = await listPortalTables(bed().database);
    expect(tables.length).toBeGreaterThan(20);
    for (const { insert } of tables) {
      for (const portalId of [gone, stays]) await bed().database.query(insert, [portalId]);
    }
    await bed().store.portal(gone).erase();
    for (const { name } of tables) {
      expect([name, await countRows(bed().database, name, gone)]).toEqual([name, 0]);
      expect([name, await countRows(bed().database, name, stays)]).toEqual([name, 1]);
    }
  });
});
