import { describe, expect, it, vi } from 'vitest';
import { main } from '../../src/functions/loyalty-card.ts';

const CALL = { propertiesToSend: { hs_object_id: '101' } };

describe('the app function', () => {
  it('says that it is not set up where HubSpot gave it no token', async () => {
    vi.stubEnv('PRIVATE_APP_ACCESS_TOKEN', '');
    expect(await main(CALL)).toMatchObject({ kind: 'failed', code: 'not_set_up' });
    vi.unstubAllEnvs();
  });

  it('says that there is no history where it runs without a service', async () => {
    vi.stubEnv('PRIVATE_APP_ACCESS_TOKEN', 'pat-test');
    expect(await main({ ...CALL, parameters: { action: 'history' } })).toEqual({
      kind: 'no_history',
      why: 'no_service',
    });
    vi.unstubAllEnvs();
  });

  it('says that the record did not arrive, and calls nobody', async () => {
    vi.stubEnv('PRIVATE_APP_ACCESS_TOKEN', 'pat-test');
    vi.stubEnv('LOYALTY_HUBSPOT_API', 'http://127.0.0.1:1');
    for (const context of [undefined, {}, { parameters: { hs_object_id: '101' } }]) {
      expect(await main(context)).toMatchObject({ kind: 'failed', code: 'bad_request' });
    }
    vi.unstubAllEnvs();
  });
});
