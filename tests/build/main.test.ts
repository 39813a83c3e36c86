import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runNode } from '../support/run-node.ts';
import { makeTemporaryDirectory, linkPackages, PROJECT_ROOT } from '../support/temporary-directory.ts';

const build = (args: readonly string[], env: NodeJS.ProcessEnv = {}): ReturnType<typeof runNode> =>
  runNode(['--import', './src/preflight.mjs', join(PROJECT_ROOT, 'src/build/main.ts'), ...args], {
    env: { PATH: process.env.PATH, ...env },
  });

describe('npm run build', () => {
  it('says its options with --help', async () => {
    const { exitCode, stdout } = await build(['--help']);
    expect(exitCode).toBe(0);
    for (const option of ['--for', '--with-feedback', '--policy', '--model', '--sizes', '--json', '--output'])
      expect(stdout).toContain(option);
  });

  it.each([
    { args: ['--with-feedbak'], says: "Unknown option '--with-feedbak'" },
    { args: ['--for', 'everybody'], says: '--for takes functions, service, marketplace, not "everybody"' },
    { args: ['--json'], says: '--json goes with --sizes' },
    { args: ['everything'], says: "'everything'" },
  ])('refuses $args in a sentence and names the help', async ({ args, says }) => {
    const { exitCode, stdout, stderr } = await build(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr).toContain('npm run build -- --help');
    expect(stderr).not.toContain('    at ');
  });

  it('refuses a policy file that is not there', async () => {
    const { exitCode, stderr } = await build(['--policy', 'nowhere.json']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('nowhere.json');
    expect(stderr).not.toContain('    at ');
  });

  it('refuses an address of the service that HubSpot could not call', async () => {
    const { exitCode, stderr } = await build([], { LOYALTY_SERVICE_URL: 'http://loyalty.example.com' });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('HubSpot calls https addresses only');
  });

  it('prints with --sizes --json the size of each card, page, settings page and function, and nothing else', async () => {
    const output = makeTemporaryDirectory();
    linkPackages(output);
    const { exitCode, stdout, stderr } = await build(['--sizes', '--json', '--output', output], {
      LOYALTY_SERVICE_URL: 'https://loyalty.example.com',
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const sizes = JSON.parse(stdout) as Record<string, Record<string, number>>;
    expect(Object.keys(sizes)).toEqual(['cards', 'pages', 'settings', 'functions']);
    expect(sizes.cards?.LoyaltyCard).toBeGreaterThan(1_000);
    expect(sizes.pages?.Pages).toBeGreaterThan(1_000);
    expect(sizes.settings?.SettingsPage).toBeGreaterThan(1_000);
    expect(sizes.functions?.['loyalty-card']).toBeGreaterThan(1_000);
  }, 60_000);
});
