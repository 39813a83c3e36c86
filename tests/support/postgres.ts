/** A PostgreSQL server of the tests' own, where one can be had: started on a free loopback port, gone when they are over. */
import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { findFreePort } from './find-free-port.ts';

const OWNER = 'loyalty';
const INSTALL_WITHIN_MILLISECONDS = 150_000;
const START_WITHIN_MILLISECONDS = 30_000;

export interface PostgresServer {
  /** The folder that holds its programs, and those of its clients. */
  readonly programs: string;
  /** Of its maintenance database. */
  readonly url: string;
  /** Makes an empty database. @returns its URL */
  createDatabase(name: string): Promise<string>;
  /** Ends all its processes at once, as a power switch would. */
  kill(): Promise<void>;
  /** Starts it again after `kill`. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Who the server runs as: it refuses to run as root. */
type Person = { readonly uid: number; readonly gid: number } | Record<string, never>;

/**
 * @param durable whether it waits for the disk
 * @param within the folder in which it keeps its files, in one of its own
 * @returns null where no PostgreSQL can be had
 */
export async function startPostgres(durable: boolean, within: string = tmpdir()): Promise<PostgresServer | null> {
  const programs = findPrograms() ?? (install() ? findPrograms() : null);
  const person = findPerson();
  if (programs === null || person === null) return null;
  const directory = mkdtempSync(join(within, 'loyalty-postgres-'));
  if ('uid' in person) chownSync(directory, person.uid, person.gid);
  const port = await findFreePort();
  const where = { ...person, cwd: directory, env: { LC_ALL: 'C' } };
  await run(join(programs, 'initdb'), ['-D', '.', '-U', OWNER, '-A', 'trust', '-E', 'UTF8', '--no-sync'], where);

  const url = `postgres://${OWNER}@127.0.0.1:${port}`;
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    fsync: durable ? 'on' : 'off',
    // Many test files, each with several stores, at the same time.
    max_connections: '400',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const start = async (): Promise<ChildProcess> => {
    const until = performance.now() + START_WITHIN_MILLISECONDS;
    for (;;) {
      const child = spawn(join(programs, 'postgres'), ['-D', '.', ...options], { ...where, stdio: 'ignore' });
      if (await answers(child, `${url}/postgres`, until)) return child;
      // It does not start while processes of a killed one are still there.
      if (performance.now() > until) throw new Error('PostgreSQL did not start.');
      await sleep(100);
    }
  };
  let server = await start();
  return {
    programs: dirname(realpathSync(join(programs, 'postgres'))),
    url: `${url}/postgres`,
    async createDatabase(name) {
      await withClient(`${url}/postgres`, (client) => client.query(`create database ${name}`));
      return `${url}/${name}`;
    },
    async kill() {
      const children = findChildren(server);
      const ended = end(server, 'SIGKILL');
      for (const child of children) killIfThere(child);
      await ended;
    },
    async restart() {
      server = await start();
    },
    async stop() {
      await end(server, 'SIGINT');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** The folder that holds `initdb` and `postgres`. */
function findPrograms(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(debian, version, 'bin')),
    '/usr/local/bin',
  ];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)))) ?? null;
}

/** Installs Debian's PostgreSQL where this user may. */
function install(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log('No PostgreSQL here: trying to install the one of the distribution for the tests of the store.');
  const options = {
    stdio: 'ignore',
    timeout: INSTALL_WITHIN_MILLISECONDS,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const;
  const attempt = (args: readonly string[]): boolean => {
    try {
      execFileSync('apt-get', args, options);
      return true;
    } catch {
      return false;
    }
  };
  const packages = ['install', '-y', '--no-install-recommends', 'postgresql'];
  return attempt(packages) || (attempt(['update']) && attempt(packages));
}

/** Null where this is root and there is nobody else to be. */
function findPerson(): Person | null {
  if (process.getuid?.() !== 0) return {};
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  return null;
}

function run(program: string, args: readonly string[], options: object): Promise<void> {
  return new Promise((finish, fail) => {
    execFile(program, args, options, (error, _stdout, stderr) => {
      if (error === null) finish();
      else fail(new Error(`${program} failed: ${stderr}`));
    });
  });
}

/** Waits until the server takes connections. @returns false where it ended instead */
async function answers(server: ChildProcess, url: string, until: number): Promise<boolean> {
  for (;;) {
    try {
      await withClient(url, (client) => client.query('select 1'));
      return true;
    } catch (error) {
      if (server.exitCode !== null) return false;
      if (performance.now() > until) throw error;
      await sleep(50);
    }
  }
}

async function withClient(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** Where the system tells them; elsewhere they end by themselves when they notice that their parent is gone. */
function findChildren({ pid = 0 }: ChildProcess): readonly number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split(/\s+/).filter(Boolean).map(Number) : [];
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went by itself.
  }
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((ended) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      ended();
      return;
    }
    child.on('exit', () => {
      ended();
    });
    child.kill(signal);
  });
}
