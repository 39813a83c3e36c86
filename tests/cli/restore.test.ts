import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import { storeDoors } from '../../src/cli/doors/store-doors.ts';
import { parseCommandEnvironment } from '../../src/config.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { idleDoors } from '../support/idle-doors.ts';
import { makeTemporaryDirectory } from '../support/temporary-directory.ts';

interface Desk {
  readonly run: (
    args: readonly string[],
    answer?: boolean,
  ) => Promise<{ readonly code: number; readonly out: string; readonly err: string; readonly questions: string[] }>;
}

function openDesk(variables: Readonly<Record<string, string>>): Desk {
  const environment = parseCommandEnvironment({ HUBSPOT_ACCESS_TOKEN: 'pat-eu1-desk', ...variables });
  return {
    run: async (args, answer = false) => {
      const out: string[] = [];
      const err: string[] = [];
      const questions: string[] = [];
      const doors = idleDoors({
        ...storeDoors(environment),
        out: (text) => out.push(text),
        err: (text) => err.push(text),
        ask: (question) => {
          questions.push(question);
          return Promise.resolve(answer);
        },
      });
      const code = await runCommand(args, doors);
      return { code, out: out.join('\n'), err: err.join('\n'), questions };
    },
  };
}

const setTo = (store: Store, value: string): Promise<unknown> =>
  store.portal('7').runs.writeSetting({ name: 'mark', value, setBy: 'a.kaya', why: 'a test' });

async function readMark(folder: string): Promise<unknown> {
  const store = await openStore({ kind: 'folder', folder }, 'create');
  const mark = await store.portal('7').runs.readSetting('mark');
  await store.close();
  return mark?.value;
}

describe('restore', () => {
  it('puts a backup back when somebody says yes and nobody has the store open, and keeps aside what was there', async () => {
    const folder = join(makeTemporaryDirectory(), 'store');
    const desk = openDesk({ LOYALTY_STORE: folder });
    const store = await openStore({ kind: 'folder', folder }, 'create');
    await setTo(store, 'before the backup');
    await store.backUpWhenOlderThan(0);
    await setTo(store, 'after the backup');
    const locked = await desk.run(['restore', '--yes']);
    expect(locked).toMatchObject({ code: 1, out: '' });
    expect(locked.err).toContain('The store is in use by process');
    await store.close();

    const refused = await desk.run(['restore'], false);
    expect(refused).toMatchObject({ code: 0, out: 'The store stays as it is.' });
    expect(refused.questions).toEqual([expect.stringContaining('Put the store back to 20') as string]);
    const [name = ''] = readdirSync(folder).filter((file) => file.startsWith('backup-'));
    expect((await desk.run(['restore', '--list'])).out).toBe(name);
    const unknown = await desk.run(['restore', '--backup', 'backup-yesterday', '--yes']);
    expect(unknown).toMatchObject({ code: 1, err: `There is no backup backup-yesterday. There are: ${name}.` });
    expect(await readMark(folder)).toBe('after the backup');

    const { code, out } = await desk.run(['restore', '--backup', name], true);
    expect(code).toBe(0);
    const [aside = ''] = readdirSync(folder).filter((file) => file.startsWith('data.before-'));
    expect(out).toContain(`What was there is kept beside it as ${aside};`);
    expect(await readMark(folder)).toBe('before the backup');
  }, 60_000);

  it('says so where there is no backup', async () => {
    const desk = openDesk({ LOYALTY_STORE: join(makeTemporaryDirectory(), 'store') });
    expect(await desk.run(['restore', '--yes'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no backup: one is made at most daily') as string,
    });
  });

  it('leaves a server to its own backups', async () => {
    const desk = openDesk({ DATABASE_URL: 'postgresql://127.0.0.1/loyalty' });
    expect(await desk.run(['restore', '--yes'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('which has backups of its own') as string,
    });
  });
});
