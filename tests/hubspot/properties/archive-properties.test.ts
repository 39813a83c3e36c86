import { describe, expect, it } from 'vitest';
import { archiveProperties } from '../../../src/hubspot/properties/archive-properties.ts';
import { provision } from '../../../src/hubspot/properties/provision.ts';
import { PROPERTY_DEFINITIONS } from '../../../src/hubspot/properties/property-definitions.ts';
import { CrmBuilder } from '../support/crm-builder.ts';
import { useSandbox } from '../support/sandbox.ts';

const open = useSandbox();

describe('archiving the properties', () => {
  it('takes all of the app and nothing else, once', async () => {
    const { client, crm } = open(new CrmBuilder().company('1').build());
    await provision(client, 'apply');
    expect(await archiveProperties(client)).toBe(PROPERTY_DEFINITIONS.length);
    for (const { name } of PROPERTY_DEFINITIONS) expect(crm.property('companies', name)).toBeUndefined();
    expect(crm.property('companies', 'name')).toBeDefined();
    expect(await archiveProperties(client)).toBe(0);
  });

  it('leaves an account from which the app can be set up again', async () => {
    const { client } = open(new CrmBuilder().build());
    await provision(client, 'apply');
    await archiveProperties(client);
    const { changes } = await provision(client, 'check');
    expect(changes).toContainEqual({ kind: 'group', name: 'loyalty_lens' });
    expect(changes.filter(({ kind }) => kind === 'property')).toHaveLength(PROPERTY_DEFINITIONS.length);
  });
});
