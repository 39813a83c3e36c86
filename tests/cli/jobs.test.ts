import { describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import type { DeadJob, JobQueue, QueueState } from '../../src/operations/ports/job-queue.ts';
import { idleDoors } from '../support/idle-doors.ts';

const DIED = new Date('2026-11-21T11:00:00Z');

function deadJob(id: string, portalId: string, companyId: string): DeadJob {
  return {
    id,
    name: 'refresh_company',
    portalId,
    data: { portalId, companyId, occasion: 'event', correlationId: 'c' },
    reason: 'HubSpot refused what was sent.',
    attempts: 13,
    firstAt: new Date('2026-11-21T09:30:00Z'),
    diedAt: DIED,
  };
}

interface Desk {
  readonly run: (
    ...args: readonly string[]
  ) => Promise<{ readonly code: number; readonly out: string; readonly err: string }>;
  readonly changed: (readonly [verb: string, portalId: string, ids: readonly string[]])[];
  readonly questions: string[];
  answer: boolean;
  closed: number;
}

function openDesk(dead: readonly DeadJob[]): Desk {
  const states: readonly QueueState[] = [
    {
      name: 'refresh_company',
      waiting: 4,
      deferred: 2,
      active: 1,
      dead: dead.length,
      oldestWaitingAt: new Date('2026-11-21T11:59:30Z'),
    },
  ];
  const desk: Desk = { run: undefined!, changed: [], questions: [], answer: false, closed: 0 };
  const note =
    (verb: string) =>
    (portalId: string, ids: readonly string[] | null): Promise<number> => {
      desk.changed.push([verb, portalId, ids ?? []]);
      return Promise.resolve(ids?.length ?? 0);
    };
  const jobs: JobQueue = {
    send: () => Promise.reject(new Error('nothing is put down')),
    schedule: () => Promise.reject(new Error('nothing is scheduled')),
    dropPortal: () => Promise.reject(new Error('no portal is dropped')),
    work: () => Promise.reject(new Error('no job is done')),
    close: () => Promise.resolve(),
    describe: () => Promise.resolve(states),
    listDead: (_portalId, limit) => Promise.resolve(dead.slice(0, limit)),
    replayDead: note('replay'),
    dropDead: note('drop'),
  };
  const run: Desk['run'] = async (...args) => {
    const [out, err]: [string[], string[]] = [[], []];
    const doors = idleDoors({
      openJobs: () =>
        Promise.resolve({
          jobs,
          close: () => {
            desk.closed += 1;
            return Promise.resolve();
          },
        }),
      out: (text) => out.push(text),
      err: (text) => err.push(text),
      ask: (question) => {
        desk.questions.push(question);
        return Promise.resolve(desk.answer);
      },
    });
    const code = await runCommand(['jobs', ...args], doors);
    return { code, out: out.join('\n'), err: err.join('\n') };
  };
  return Object.assign(desk, { run });
}

const DEAD = [deadJob('a-1', '11', '7'), deadJob('a-2', '11', '8'), deadJob('b-1', '12', '7')];

describe('loyalty jobs', () => {
  it('shows what is to be done, in words that need no knowledge of the program', async () => {
    const desk = openDesk(DEAD);
    const { code, out } = await desk.run();
    expect(code).toBe(0);
    expect(out).toMatch(/look at a company again [│ ]+4 [│ ]+2 [│ ]+1 [│ ]+3 [│ ]+30 s/);
    expect(out).not.toContain('a-1');
    expect(desk.closed).toBe(1);
  });

  it('names the dead jobs with the reason and what to do', async () => {
    const { out } = await openDesk(DEAD).run('--dead');
    expect(out).toContain('3 jobs are dead: they failed too often and wait for somebody to decide.');
    expect(out).toContain(
      'a-1  look at a company again (company 7), portal 11: tried 13 times from 2026-11-21T09:30:00.000Z',
    );
    expect(out).toContain('HubSpot refused what was sent.');
    expect(out).toContain('loyalty jobs --replay ID');
    expect((await openDesk([]).run('--dead')).out).toContain('No job is dead.');
  });

  it('prints the same as JSON', async () => {
    const { out } = await openDesk(DEAD).run('--dead', '--json');
    expect(JSON.parse(out)).toMatchObject({
      queues: [{ name: 'refresh_company', dead: 3 }],
      dead: [{ id: 'a-1' }, {}, {}],
    });
    expect(JSON.parse((await openDesk(DEAD).run('--json')).out)).not.toHaveProperty('dead');
  });

  it('replays nothing without a yes, and with one exactly what was named, portal by portal', async () => {
    const desk = openDesk(DEAD);
    expect((await desk.run('--replay', 'a-2')).out).toBe('Nothing was changed.');
    expect(desk.questions).toEqual(['Put one dead job down again?']);
    expect(desk.changed).toEqual([]);
    desk.answer = true;
    expect((await desk.run('--replay', 'a-2')).out).toBe('One job is put down again.');
    expect((await desk.run('--replay', 'all', '--yes')).out).toBe('3 jobs are put down again.');
    expect(desk.questions).toHaveLength(2);
    expect(desk.changed).toEqual([
      ['replay', '11', ['a-2']],
      ['replay', '11', ['a-1', 'a-2']],
      ['replay', '12', ['b-1']],
    ]);
  });

  it('takes dead jobs away', async () => {
    const desk = openDesk(DEAD);
    desk.answer = true;
    expect((await desk.run('--drop', 'b-1')).out).toBe('One job is taken away.');
    expect(desk.questions).toEqual(['Take one dead job away for good?']);
    expect(desk.changed).toEqual([['drop', '12', ['b-1']]]);
  });

  it('says what was wrong with what was asked for', async () => {
    const desk = openDesk(DEAD);
    expect(await desk.run('--replay', 'c-1', '--yes')).toMatchObject({ code: 1, err: 'No dead job has the id c-1.' });
    expect(await desk.run('--replay', 'a-1', '--drop', 'a-1')).toMatchObject({
      code: 1,
      err: 'Say either --replay or --drop, not both.',
    });
    expect(await openDesk([]).run('--drop', 'all', '--yes')).toMatchObject({ code: 1, err: 'No job is dead.' });
    const err: string[] = [];
    expect(await runCommand(['jobs'], idleDoors({ err: (text) => err.push(text) }))).toBe(1);
    expect(err).toEqual(['There is no store yet: nothing was ever put down to be done.']);
  });
});
