import { describe, expect, it } from 'vitest';
import { HubSpotError } from '../../../../src/hubspot/client/hubspot-error.ts';
import type { CrmOwner } from '../../../../src/operations/ports/crm-desk.ts';
import { nameUser } from '../../../../src/service/api/settings/name-user.ts';

const ADA: CrmOwner = {
  ...{ id: '7', name: 'Ada Kaya', email: 'ada@example.com', userId: '901' },
  ...{ isActive: true, teams: [] },
};
const AWAY = new HubSpotError({ code: 'network', status: null, correlationId: null, operation: 'look' });
const owners =
  (...known: CrmOwner[]) =>
  () =>
    Promise.resolve(known);

describe('who changed something', () => {
  it('is said by name where HubSpot knows one', async () => {
    expect(await nameUser({ id: '901', email: 'ada@example.com' }, owners(ADA))).toBe('Ada Kaya');
  });

  it('is said by the address where it knows none, or cannot be asked', async () => {
    const user = { id: '902', email: 'ben@example.com' };
    expect(await nameUser(user, owners(ADA))).toBe('ben@example.com');
    expect(await nameUser(user, () => Promise.reject(AWAY))).toBe('ben@example.com');
    expect(await nameUser({ id: '901', email: null }, owners({ ...ADA, name: ' ' }))).toBe('ada@example.com');
  });

  it('is never an id alone', async () => {
    expect(await nameUser({ id: '903', email: null }, owners(ADA))).toBe('a user without a name in HubSpot (id 903)');
    expect(await nameUser({ id: null, email: null }, owners(ADA))).toBe('a user whom HubSpot did not name');
  });

  it('is not guessed where the service itself fails', async () => {
    const user = { id: '901', email: null };
    await expect(nameUser(user, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });
});
