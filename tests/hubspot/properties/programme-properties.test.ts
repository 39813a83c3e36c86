import { expect, it } from 'vitest';
import { definitionsFor, PROPERTY_DEFINITIONS } from '../../../src/hubspot/properties/property-definitions.ts';
import { provision } from '../../../src/hubspot/properties/provision.ts';
import { publish } from '../../../src/hubspot/properties/publish.ts';
import { CrmBuilder } from '../support/crm-builder.ts';
import { PUBLISHED } from '../../support/published-values.ts';
import { useSandbox } from '../support/sandbox.ts';

const open = useSandbox();
const OF_THE_PROGRAMME = ['loyalty_goal', 'loyalty_next_milestone', 'loyalty_fit', 'loyalty_mover'];
const TOLD = { ...PUBLISHED, goal: 'Win them over', nextMilestone: '5 years as a customer on 2027-03-03' };

it('properties of the programme are created with their part, and values of a part that is off are never sent', async () => {
  const { client, crm } = open(new CrmBuilder().company('1').build());
  const none = definitionsFor(new Set());
  expect(PROPERTY_DEFINITIONS.filter((one) => !none.includes(one)).map(({ name }) => name)).toEqual(OF_THE_PROGRAMME);
  await provision(client, 'apply', none);
  for (const name of OF_THE_PROGRAMME) expect(crm.property('companies', name)).toBeUndefined();
  expect(await publish(client, [{ companyId: '1', before: null, after: PUBLISHED }])).toMatchObject([
    { result: 'written' },
  ]);

  // Switched on: what is missing is found when it is sent, and created by the run.
  const told = { companyId: '1', before: PUBLISHED, after: TOLD };
  expect(await publish(client, [told])).toMatchObject([{ obstacle: 'set_up' }]);
  const { changes } = await provision(client, 'apply', definitionsFor(new Set(['goals', 'milestones'])));
  expect(changes.map(({ name }) => name)).toEqual(['loyalty_goal', 'loyalty_next_milestone']);
  expect(await publish(client, [told])).toMatchObject([{ result: 'written' }]);
  // Switched off: emptied, and the property stays for the lists that use it.
  expect(await publish(client, [{ companyId: '1', before: TOLD, after: PUBLISHED }])).toMatchObject([
    { result: 'written', published: PUBLISHED, propertiesSent: 2 },
  ]);
});
