import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../sandbox/crm/misbehaviour.ts';
import { hubSpotDoors } from '../../src/cli/doors/hubspot-doors.ts';
import { runCommand } from '../../src/cli/program.ts';
import { parseCommandEnvironment } from '../../src/config.ts';
import { CrmBuilder } from '../hubspot/support/crm-builder.ts';
import { idleDoors } from '../support/idle-doors.ts';
import { openDesk, openInstalledDesk } from '../support/command-desk.ts';
import { makeTemporaryDirectory, writeFiles } from '../support/temporary-directory.ts';

const directory = makeTemporaryDirectory();
writeFiles(directory, { 'policy.json': '{ "idealLifetimeValue": 20000 }' });
const POLICY = ['--policy', join(directory, 'policy.json')];

const COMMANDS: readonly (readonly string[])[] = [
  ['score', ...POLICY],
  ['score', '--company', '1', '--json', ...POLICY],
  ['rescore', ...POLICY],
  ['rescore', '--dry-run', '--json', ...POLICY],
  ['renewals', ...POLICY],
  ['renewal-only', ...POLICY],
  ['retention', ...POLICY],
  ['properties', '--apply'],
  ['properties', '--check', '--json'],
];

const vendor = new CrmBuilder().company('1').wonDeal('11', '2026-03-01', '24000', ['1']).build();

const FAILURES: readonly (readonly [what: string, rule: Rule, sentence: string])[] = [
  ['a token that HubSpot does not take', { kind: 'unauthorized' }, 'HubSpot did not accept the access token.'],
  [
    'the limit of the day',
    { kind: 'rate_limit', policy: 'DAILY' },
    'The HubSpot account has used up its API calls of today. Try again tomorrow',
  ],
  [
    'a limit that does not pass',
    { kind: 'rate_limit', policy: 'TEN_SECONDLY_ROLLING' },
    'HubSpot asked to slow down for longer than this call could wait. Try again in a minute',
  ],
  ['a 500 that does not pass', { kind: 'server_error' }, 'HubSpot answered with an error of its own.'],
  ['a 502 of a gateway, in HTML', { kind: 'bad_gateway' }, 'HubSpot answered with an error of its own.'],
  ['no answer at all', { kind: 'dropped_connection' }, 'HubSpot could not be reached. Check the connection'],
];

describe.each(FAILURES)('%s', (_what, rule, sentence) => {
  it.each(COMMANDS)('gives %s one sentence and ends it with 1', async (...args) => {
    const desk = openDesk(vendor, { misbehaviour: [rule] });
    const { code, out, err } = await desk.run(...args);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).not.toContain('pat-eu1-desk');
    expect(err).not.toMatch(/<html|at .*\.ts:\d+/);
  });
});

describe('a failure while scores are written', () => {
  it.each(FAILURES)('%s leaves a summary and ends with 1', async (_what, rule, sentence) => {
    const desk = await openInstalledDesk(vendor);
    desk.crm.misbehave({ ...rule, path: '/batch/update' } as Rule);
    const { code, out, err } = await desk.run('rescore', ...POLICY);
    expect(code).toBe(1);
    expect(out).toContain('Written 0, unchanged 0');
    expect(err).toContain('1 of 1 companies could not be written; the first: ');
    expect(err).toContain(sentence);
  });

  it('passes where it was only a moment', async () => {
    const desk = await openInstalledDesk(vendor);
    desk.crm.misbehave(
      { kind: 'rate_limit', policy: 'SECONDLY', path: '/search', times: 1 },
      { kind: 'bad_gateway', path: '/batch/read', times: 2 },
      { kind: 'dropped_connection', path: '/batch/update', times: 1 },
    );
    const { code, out } = await desk.run('rescore', ...POLICY);
    expect(code).toBe(0);
    expect(out).toContain('Written 1, unchanged 0');
    expect(desk.clock.waits.filter((wait) => wait >= 500).length).toBeGreaterThanOrEqual(4);
  });
});

describe('a missing scope', () => {
  it.each([
    ['score', 'companies', 'read'],
    ['score', 'deals', 'read'],
    ['rescore', 'companies', 'write'],
  ] as const)('is said by %s without %s (%s)', async (command, objectType, action) => {
    const desk = await openInstalledDesk(vendor);
    desk.crm.misbehave({ kind: 'missing_scope', objectType, action });
    const { code, err } = await desk.run(command, ...POLICY);
    expect(code).toBe(1);
    expect(err).toContain(
      'The app lacks a permission in HubSpot. Install it again with the scopes that docs/security.md lists',
    );
    expect(err).toContain('status 403');
  });
});

describe('without a token', () => {
  it.each(COMMANDS)(
    '%s says which variable is missing, where the token is, and whether a folder would do',
    async (...args) => {
      const err: string[] = [];
      const environment = parseCommandEnvironment({});
      const now = (): Date => new Date('2026-11-21T12:00:00Z');
      const code = await runCommand(
        args,
        idleDoors({ ...hubSpotDoors(environment, now), now, err: (text) => err.push(text) }),
      );
      expect(code).toBe(1);
      const takesFolder = args[0] !== 'properties';
      expect(err).toEqual([
        'The environment cannot be used as it is: HUBSPOT_ACCESS_TOKEN is missing (the static token from the app’s Distribution tab). Set it and run the command again.' +
          (takesFolder ? ' To read a folder of CSV files instead, name it with --data.' : ''),
      ]);
    },
  );
});
