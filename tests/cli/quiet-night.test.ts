import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generatePortal } from '../../sandbox/portal/generate-portal.ts';
import { openInstalledDesk } from '../support/command-desk.ts';
import { makeTemporaryDirectory, writeFiles } from '../support/temporary-directory.ts';

const directory = makeTemporaryDirectory();
writeFiles(directory, { 'policy.json': '{}' });
const POLICY = ['--json', '--policy', join(directory, 'policy.json')];

interface Summary {
  readonly customers: number;
  readonly written: number;
}

/** They change because a date came: a contract fell due, a conversation grew old, a wait for a second reading ended. */
const DATED = [
  ...['customerStatus', 'contactStatus', 'renewalDate', 'nextAction', 'pendingChange'],
  ...['segmentComputed', 'segmentChangedAt', 'riskChangedAt'],
];

interface Planned {
  readonly values: readonly { readonly value: string }[];
}

describe('a generated portal, all the way through the CRM', () => {
  it('is written once: nothing the second time, and at most one in a hundred for whom no date came in a quiet night', async () => {
    const desk = await openInstalledDesk(generatePortal({ companies: 300 }).data);
    const run = async (): Promise<Summary> => JSON.parse((await desk.run('rescore', ...POLICY)).out) as Summary;
    expect((await run()).written).toBe(300);
    const sent = desk.updates();
    expect((await run()).written).toBe(0);
    expect(desk.updates()).toBe(sent);
    desk.setNow('2026-11-22T12:00:00Z');
    const planned = (await desk.run('rescore', '--dry-run', ...POLICY)).out.split('\n').slice(0, -1);
    const { written, customers } = await run();
    expect(customers).toBeGreaterThan(200);
    expect(written).toBe(planned.length);
    expect(written).toBeLessThanOrEqual(0.03 * customers);
    const drifted = planned
      .map((line) => JSON.parse(line) as Planned)
      .filter(({ values }) => !values.some(({ value }) => DATED.includes(value)));
    expect(drifted.length).toBeLessThanOrEqual(0.01 * customers);
  }, 120_000);
});
