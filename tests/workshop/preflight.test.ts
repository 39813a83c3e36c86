import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runNode } from '../support/run-node.ts';
import { PROJECT_ROOT } from '../support/temporary-directory.ts';

const source = readFileSync(join(PROJECT_ROOT, 'src/preflight.mjs'), 'utf8');

/** Runs the preflight as if Node were of `version`. */
function runAs(version: string): ReturnType<typeof runNode> {
  const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`;
  const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' };
  return runNode(['--input-type=module', '-e', `${pretend}\n${source}`], { env });
}

describe('the preflight', () => {
  it.each(['18.20.8', '20.20.2', '22.17.1', '23.5.0'])(
    'stops Node %s with one sentence and what to do',
    async (version) => {
      const { exitCode, stderr } = await runAs(version);
      expect(exitCode).toBe(1);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(stderr).toContain(`This is Node ${version}`);
      expect(stderr).toContain('22.18 or newer');
      expect(stderr).toContain('npm ci');
    },
  );

  it.each(['22.18.0', '23.6.0', '24.21.0', '26.0.0'])('lets Node %s pass without a word', async (version) => {
    expect(await runAs(version)).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  it('keeps what was compiled beside the packages, for the next start', async () => {
    const { NODE_COMPILE_CACHE: _given, ...env } = process.env;
    const tell = "import { getCompileCacheDir } from 'node:module'; console.log(getCompileCacheDir());";
    const args = ['--import', './src/preflight.mjs', '--input-type=module', '-e', tell];
    const { stdout } = await runNode(args, { env });
    expect(stdout).toContain(join(PROJECT_ROOT, 'node_modules/.cache/compiled'));
  });

  it('is loaded by every script that runs TypeScript', () => {
    const { scripts } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const running = Object.values(scripts).filter((script) => /\bnode .*\.ts\b/.test(script));
    expect(running.length).toBeGreaterThan(0);
    for (const script of running) expect(script).toContain('--import ./src/preflight.mjs');
  });
});
