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
  ...['customerStatus', 'contactStatus', 'renewalDate', 'nextAction'],
  ...['segmentComputed', 'segmentChangedAt', 'riskChangedAt'],
];
const NIGHTS = 3;

interface Planned {
  readonly values: readonly { readonly value: string }[];
}

describe('a generated portal, all the way through the CRM', () => {
  it('is written once: nothing the second time, and in a quiet night one in a hundred at most, on average of three', async () => {
    const desk = await openInstalledDesk(generatePortal({ companies: 300 }).data);
    const run = async (): Promise<Summary> => JSON.parse((await desk.run('rescore', ...POLICY)).out) as Summary;
    const { customers, written: first } = await run();
    expect(first).toBe(300);
    expect(customers).toBeGreaterThan(200);
    const sent = desk.updates();
    expect((await run()).written).toBe(0);
    expect(desk.updates()).toBe(sent);
    let all = 0;
    for (let night = 1; night <= NIGHTS; night += 1) {
      desk.setNow(`2026-11-${String(21 + night)}T12:00:00Z`);
      const lines = (await desk.run('rescore', '--dry-run', ...POLICY)).out.split('\n').slice(0, -1);
      const planned = lines.map((line) => JSON.parse(line) as Planned);
      const { written } = await run();
      expect(written).toBe(planned.length);
      all += written;
      const drifted = planned.filter(({ values }) => !values.some(({ value }) => DATED.includes(value)));
      expect(drifted.length).toBeLessThanOrEqual(0.01 * customers);
      // A change that waits for its second reading is none yet.
      expect(planned.flatMap(({ values }) => values.map(({ value }) => value))).not.toContain('pendingChange');
      expect(desk.crm.records('companies').every(hasNothingPending)).toBe(true);
    }
    // It was 0.89 in a hundred when this was written; who is written to in other portals stands in docs/running.md.
    expect(all / NIGHTS).toBeLessThanOrEqual(0.01 * customers);
  }, 240_000);
});

function hasNothingPending({ properties }: { readonly properties: Readonly<Record<string, string | null>> }): boolean {
  return (properties.loyalty_pending_change ?? '') === '';
}
