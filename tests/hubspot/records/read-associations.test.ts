import { describe, expect, it } from 'vitest';
import { createHubSpotClient } from '../../../src/hubspot/client/hubspot-client.ts';
import { readAssociations } from '../../../src/hubspot/records/read-associations.ts';
import type { TransportRequest } from '../../../src/hubspot/client/transport.ts';
import { createFakeClock } from '../support/fake-clock.ts';

const PLAIN = { category: 'HUBSPOT_DEFINED', typeId: 342, label: null };
const PRIMARY = { category: 'HUBSPOT_DEFINED', typeId: 6, label: 'Primary' };

/** A client whose answers are made up from each request. */
function answering(answer: (request: TransportRequest) => { readonly status?: number; readonly json: unknown }) {
  const requests: TransportRequest[] = [];
  const client = createHubSpotClient(
    {
      send(request) {
        requests.push(request);
        const { status = 200, json } = answer(request);
        return Promise.resolve({ status, headers: {}, json });
      },
    },
    { clock: createFakeClock() },
  );
  return { client, requests };
}

describe('readAssociations', () => {
  it('names a record once that is associated in two ways', async () => {
    const to = [
      { toObjectId: 10, associationTypes: [PRIMARY] },
      { toObjectId: '10', associationTypes: [PLAIN] },
    ];
    const { client } = answering(() => ({ json: { results: [{ from: { id: '1' }, to }] } }));
    const found = await readAssociations(client, 'companies', 'deals', ['1']);
    expect(found.get('1')).toEqual([{ id: '10', types: [PRIMARY, PLAIN] }]);
  });

  it('follows `after`, for those records only that have a further page, and never a link', async () => {
    const { client, requests } = answering(({ body }) => ({
      json: JSON.stringify(body).includes('"after"')
        ? { results: [{ from: { id: '1' }, to: [{ toObjectId: '11', associationTypes: [PLAIN] }] }] }
        : {
            results: [
              {
                from: { id: '1' },
                to: [{ toObjectId: '10', associationTypes: [PLAIN] }],
                paging: { next: { after: 'MTE', link: 'https://attacker.example/next' } },
              },
              { from: { id: '2' }, to: [{ toObjectId: '20', associationTypes: [PLAIN] }] },
            ],
          },
    }));
    const found = await readAssociations(client, 'companies', 'deals', ['1', '2']);
    expect(found.get('1')?.map(({ id }) => id)).toEqual(['10', '11']);
    expect(requests.map(({ body }) => body)).toEqual([
      { inputs: [{ id: '1' }, { id: '2' }] },
      { inputs: [{ id: '1', after: 'MTE' }] },
    ]);
    expect(new Set(requests.map(({ path }) => path)).size).toBe(1);
  });

  it('stops at a page that comes again', async () => {
    const results = [{ from: { id: '1' }, to: [], paging: { next: { after: 'same' } } }];
    const { client, requests } = answering(() => ({ json: { results } }));
    await expect(readAssociations(client, 'companies', 'deals', ['1'])).rejects.toMatchObject({ code: 'bad_response' });
    expect(requests).toHaveLength(5);
  });

  it('asks anew for a page that came instead of the next one', async () => {
    const first = { from: { id: '1' }, to: [{ toObjectId: '11', associationTypes: [PLAIN] }] };
    const answers = [
      [{ ...first, paging: { next: { after: 'x' } } }],
      [{ ...first, paging: { next: { after: 'x' } } }],
      [{ from: { id: '1' }, to: [{ toObjectId: '12', associationTypes: [PLAIN] }] }],
    ];
    const { client } = answering(() => ({ json: { results: answers.shift() } }));
    const found = await readAssociations(client, 'companies', 'deals', ['1']);
    expect(found.get('1')).toEqual([
      { id: '11', types: [PLAIN] },
      { id: '12', types: [PLAIN] },
    ]);
  });

  it('asks again where a part of the batch has failed', async () => {
    const errors = [{ status: 'error', category: 'INTERNAL_ERROR', message: 'try again' }];
    const whole = { results: [{ from: { id: '1' }, to: [{ toObjectId: '11', associationTypes: [PLAIN] }] }] };
    const answers = [{ status: 207, json: { results: [], numErrors: 1, errors } }, { json: whole }];
    const { client } = answering(() => answers.shift() ?? { json: whole });
    expect((await readAssociations(client, 'companies', 'deals', ['1'])).size).toBe(1);
  });

  it('takes a record without associations for what it is', async () => {
    const errors = [
      { status: 'error', category: 'OBJECT_NOT_FOUND', subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND' },
    ];
    const { client } = answering(() => ({ status: 207, json: { results: [], numErrors: 1, errors } }));
    expect((await readAssociations(client, 'companies', 'deals', ['1'])).size).toBe(0);
  });

  it('does not take any other failure of a record for silence', async () => {
    const errors = [{ status: 'error', category: 'INTERNAL_ERROR', message: 'try again' }];
    const { client } = answering(() => ({ status: 207, json: { results: [], numErrors: 1, errors } }));
    await expect(readAssociations(client, 'companies', 'deals', ['1'])).rejects.toMatchObject({ code: 'bad_response' });
  });

  it('asks for a thousand records at a time, each once, and not at all for none', async () => {
    const { client, requests } = answering(() => ({ json: { results: [] } }));
    const ids = Array.from({ length: 2_500 }, (_, index) => String(index % 2_001));
    await readAssociations(client, 'companies', 'deals', ids);
    expect(requests).toHaveLength(3);
    await readAssociations(client, 'companies', 'deals', []);
    expect(requests).toHaveLength(3);
  });
});
