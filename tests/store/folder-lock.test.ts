import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { lockFolder, type FolderLock } from '../../src/store/folder/folder-lock.ts';
import { identifyThisProcess } from '../../src/store/process-identity.ts';
import { makeTemporaryDirectory } from '../support/temporary-directory.ts';

const CHILD = join(import.meta.dirname, 'lock-child.ts');

const lockFile = (): string => join(makeTemporaryDirectory(), 'lock');

/** The lock of some process, as it leaves it when it is killed. */
function plant(file: string, holder: object): void {
  const since = new Date(Date.now() - 60_000).toISOString();
  writeFileSync(file, JSON.stringify({ ...identifyThisProcess(), token: randomUUID(), since, ...holder }));
}

async function endedPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

it('a folder is locked until it is released, and can be locked again', async () => {
  const file = lockFile();
  const lock = await lockFolder(file);
  await expect(lockFolder(file)).rejects.toMatchObject({ code: 'store_locked' });
  await lock.release();
  expect(existsSync(file)).toBe(false);
  await (await lockFolder(file)).release();
});

it('a refused process is told who has the lock, since when, and what to do', async () => {
  const file = lockFile();
  const lock = await lockFolder(file);
  await expect(lockFolder(file)).rejects.toThrow(
    new RegExp(`in use by process ${process.pid} on ${hostname()} since 2.*${file}.*Wait until it has ended`),
  );
  await lock.release();
});

it('the lock of a process that has ended is taken over', async () => {
  const file = lockFile();
  plant(file, { pid: await endedPid() });
  const lock = await lockFolder(file);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
  await lock.release();
});

it.runIf(process.platform === 'linux')(
  'a process that was given the number of a dead one does not hold its lock',
  async () => {
    const file = lockFile();
    const { began } = identifyThisProcess();
    expect(began).toMatch(/^[0-9a-f-]{36}\/\d+$/);
    plant(file, { began: `${String(began).split('/')[0] ?? ''}/1` });
    await (await lockFolder(file)).release();
  },
);

it.runIf(process.platform === 'linux')(
  'a process that has ended and was not fetched by its parent holds no lock',
  async () => {
    const parent = spawn('sh', ['-c', '(sleep 0.1) & echo $!; exec sleep 30']);
    onTestFinished(() => void parent.kill('SIGKILL'));
    const pid = Number((await once(parent.stdout, 'data'))[0]);
    const fields = (): readonly string[] =>
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
    await expect.poll(() => fields()[0]).toBe('Z');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const file = lockFile();
    plant(file, { pid, began: `${boot}/${fields()[19]!}` });
    await (await lockFolder(file)).release();
  },
);

it('where the system does not tell when a process began, one that runs holds its lock', async () => {
  const file = lockFile();
  plant(file, { began: null });
  await expect(lockFolder(file)).rejects.toMatchObject({ code: 'store_locked' });
});

it('a process on another machine holds its lock while it touches it', async () => {
  const file = lockFile();
  plant(file, { host: 'another', pid: 1 });
  await expect(lockFolder(file)).rejects.toThrow('process 1 on another');
  const longAgo = new Date(Date.now() - 180_000);
  utimesSync(file, longAgo, longAgo);
  await (await lockFolder(file, 20)).release();
});

it('a process on a machine whose clock is ten minutes behind, or before, holds its lock while it touches it', async () => {
  for (const minutes of [-10, 10]) {
    const file = lockFile();
    plant(file, { host: 'another', pid: 1 });
    const touch = (): void => {
      const there = new Date(Date.now() + minutes * 60_000);
      utimesSync(file, there, there);
    };
    touch();
    const touching = setInterval(touch, 20);
    await expect(lockFolder(file, 200)).rejects.toThrow('process 1 on another');
    clearInterval(touching);
  }
});

it('a file that is no lock is not taken away', async () => {
  const file = lockFile();
  writeFileSync(file, 'something else');
  await expect(lockFolder(file)).rejects.toThrow('is not a lock of Loyalty Lens');
  expect(readFileSync(file, 'utf8')).toBe('something else');
});

it('of many takers of a dead lock exactly one gets it, also after one died in the middle of it', async () => {
  const pid = await endedPid();
  for (let round = 0; round < 20; round += 1) {
    const file = lockFile();
    const token = randomUUID();
    plant(file, { pid, token });
    if (round % 2 === 1) plant(`${file}.${token}`, { pid });
    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => lockFolder(file)));
    const held = tries.filter((one): one is PromiseFulfilledResult<FolderLock> => one.status === 'fulfilled');
    expect(held).toHaveLength(1);
    await held[0]?.value.release();
    expect(readdirSync(join(file, '..'))).toEqual([]);
  }
});

it('of many processes that take over a dead lock exactly one gets it', async () => {
  const file = lockFile();
  plant(file, { pid: await endedPid() });
  const children = Array.from({ length: 6 }, () => spawn(process.execPath, [CHILD, file]));
  onTestFinished(() => children.forEach((child) => child.kill('SIGKILL')));
  const answers = await Promise.all(
    children.map(async (child) => String((await once(child.stdout, 'data'))[0]).trim()),
  );
  expect(answers.toSorted()).toEqual(['locked', ...Array.from({ length: 5 }, () => 'store_locked')].toSorted());
  const holder = children[answers.indexOf('locked')];
  await expect(lockFolder(file)).rejects.toThrow(`in use by process ${String(holder?.pid)}`);
  holder?.kill('SIGKILL');
  await once(holder!, 'exit');
  await (await lockFolder(file)).release();
});
