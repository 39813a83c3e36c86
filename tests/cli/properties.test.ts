import { describe, expect, it } from 'vitest';
import { CrmBuilder } from '../hubspot/support/crm-builder.ts';
import { openDesk, openInstalledDesk } from '../support/command-desk.ts';
import { PROPERTY_DEFINITIONS } from '../../src/hubspot/properties/property-definitions.ts';
import { createHubSpotClient } from '../../src/hubspot/client/hubspot-client.ts';
import { inProcessTransport } from '../../sandbox/sandbox-portal.ts';
import type { SandboxCrm } from '../../sandbox/crm/sandbox-crm.ts';
import * as z from 'zod';

const empty = new CrmBuilder().build();

interface Summary {
  readonly changed: readonly string[];
  readonly kept: readonly string[];
  readonly drift: readonly string[];
  readonly problems: readonly string[];
}

/** What an admin does to a property on HubSpot's own screens. */
async function changeProperty(crm: SandboxCrm, name: string, body: object): Promise<void> {
  const client = createHubSpotClient(inProcessTransport(crm, 'pat-eu1-desk'));
  await client.call(
    {
      kind: 'properties',
      operation: 'change a property',
      method: 'PATCH',
      path: `/crm/properties/2026-09/companies/${name}`,
      body,
    },
    z.unknown(),
  );
}

describe('properties --apply', () => {
  it('creates the group, every property and the label, and the second time nothing', async () => {
    const desk = openDesk(empty);
    const first = await desk.run('properties', '--apply', '--json');
    expect(first.code).toBe(0);
    const { changed } = JSON.parse(first.out) as Summary;
    expect(changed).toContain('group loyalty_lens');
    expect(changed).toContain('label Referred by');
    expect(changed).toHaveLength(PROPERTY_DEFINITIONS.length + 2);
    expect(desk.crm.property('companies', 'loyalty_score')?.label).toMatch(/^Loyalty: /);

    expect(await desk.run('properties', '--apply')).toMatchObject({
      code: 0,
      out: 'Everything was there already: nothing changed.',
    });
  });

  it('adds the options that are missing, and keeps those that an admin made', async () => {
    const desk = await openInstalledDesk(empty);
    await changeProperty(desk.crm, 'loyalty_risk', {
      options: [
        { value: 'high', label: 'Alarming', displayOrder: 0, hidden: false },
        { value: 'ours', label: 'Our own', displayOrder: 1, hidden: false },
      ],
    });
    const { code, out } = await desk.run('properties', '--apply');
    expect(code).toBe(0);
    expect(out).toContain('created: options of loyalty_risk: low, watch, critical');
    const options = desk.crm.property('companies', 'loyalty_risk')?.options ?? [];
    expect(options.map(({ value, label }) => `${value} ${label}`)).toEqual(
      expect.arrayContaining(['high Alarming', 'ours Our own', 'low Low', 'critical Critical']),
    );
  });

  it('leaves a label that an admin changed, and says so', async () => {
    const desk = await openInstalledDesk(empty);
    await changeProperty(desk.crm, 'loyalty_score', { label: 'How loyal they are' });
    const { code, out } = await desk.run('properties', '--apply');
    expect(code).toBe(0);
    expect(out).toMatch(/^left as an admin made it: loyalty_score: .*How loyal they are/m);
    expect(desk.crm.property('companies', 'loyalty_score')?.label).toBe('How loyal they are');
  });
});

describe('properties --check', () => {
  it('ends with 1 and lists what is missing, changing nothing', async () => {
    const desk = openDesk(empty);
    const { code, out, err } = await desk.run('properties', '--check');
    expect(code).toBe(1);
    expect(out).toContain('missing: property loyalty_segment\n');
    expect(err).toBe(
      `The portal lacks ${String(PROPERTY_DEFINITIONS.length + 2)} things. Run "loyalty properties --apply".`,
    );
    expect(desk.crm.property('companies', 'loyalty_segment')).toBeUndefined();
    const json = JSON.parse((await desk.run('properties', '--check', '--json')).out) as Summary;
    expect(json.drift).toHaveLength(PROPERTY_DEFINITIONS.length + 2);
    expect(json.changed).toEqual([]);
  });

  it('ends with 0 where everything is there', async () => {
    const desk = await openInstalledDesk(empty);
    expect(await desk.run('properties', '--check')).toEqual({ code: 0, out: 'The portal has everything.', err: '' });
  });

  it('does not take what an admin changed for drift', async () => {
    const desk = await openInstalledDesk(empty);
    await changeProperty(desk.crm, 'loyalty_score', { label: 'How loyal they are' });
    expect((await desk.run('properties', '--check')).code).toBe(0);
  });
});

describe('properties', () => {
  it.each([[[]], [['--apply', '--check']]])('with %j asks to say which of the two is meant', async (options) => {
    const desk = openDesk(empty);
    expect(await desk.run('properties', ...options)).toEqual({
      code: 1,
      out: '',
      err: 'Say either --apply (create what is missing) or --check (change nothing).',
    });
    expect(desk.crm.calls.total).toBe(0);
  });
});
