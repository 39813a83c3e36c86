import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CrmOwner } from '../../../src/operations/ports/crm-desk.ts';
import { needsOwners, viewerRights } from '../../../src/operations/settings/viewer-rights.ts';

const owner = (id: string, given: Partial<CrmOwner> = {}): CrmOwner => ({
  ...{ id, name: id, email: null, userId: null, isActive: true, teams: [] },
  ...given,
});
const teamsOf = (ids: readonly string[]): CrmOwner['teams'] => ids.map((id) => ({ id, name: `Team ${id}` }));
const OWN = { portfolio: 'own', admins: ['1'] } as const;
const own = { ...OWN, admins: [...OWN.admins] };

describe('the rights of a viewer', () => {
  it('are everything for everyone where nothing is narrowed', () => {
    const everyone = { portfolio: 'everyone' as const, admins: ['1'] };
    expect(viewerRights({ id: '2', email: null }, everyone, [])).toEqual({ ownerIds: null, mayChangeSettings: false });
    expect(viewerRights({ id: '1', email: null }, everyone, [])).toEqual({ ownerIds: null, mayChangeSettings: true });
    expect(needsOwners({ id: '2', email: null }, everyone)).toBe(false);
  });

  it('are everything for an admin, and make everyone an admin where none is named', () => {
    expect(viewerRights({ id: '1', email: null }, own, [])).toEqual({ ownerIds: null, mayChangeSettings: true });
    const nobodyNamed = { portfolio: 'own' as const, admins: [] };
    expect(viewerRights({ id: null, email: 'x@example.com' }, nobodyNamed, [])).toMatchObject({
      mayChangeSettings: true,
    });
  });

  it('are the own customers, inactive ownership included, and those of everybody in a common team', () => {
    const owners = [
      owner('10', { userId: '2', teams: teamsOf(['a']) }),
      owner('11', { userId: '2', isActive: false, teams: teamsOf(['b']) }),
      owner('12', { userId: '3', teams: teamsOf(['b', 'c']) }),
      owner('13', { userId: '4', teams: teamsOf(['c']) }),
      owner('14', { userId: '5' }),
    ];
    expect(viewerRights({ id: '2', email: null }, own, owners).ownerIds).toEqual(['10', '11', '12']);
    expect(viewerRights({ id: '5', email: null }, own, owners).ownerIds).toEqual(['14']);
  });

  it('are not widened by an address that another user owns by id', () => {
    const owners = [owner('10', { userId: '3', email: 'ada@example.com' }), owner('11', { email: 'ADA@example.com' })];
    expect(viewerRights({ id: '2', email: 'ada@example.com' }, own, owners).ownerIds).toEqual(['11']);
  });

  it('of somebody who is no owner and no admin are nothing, whoever owns what', () => {
    const anyOwner = fc
      .record({ id: fc.nat(), userId: fc.option(fc.integer({ min: 10, max: 99 })), teams: fc.subarray(['a', 'b']) })
      .map(({ id, userId, teams }) =>
        owner(String(id), { userId: userId === null ? null : String(userId), teams: teamsOf(teams) }),
      );
    fc.assert(
      fc.property(fc.array(anyOwner), (owners) => {
        const rights = viewerRights({ id: '7', email: 'nobody@example.com' }, own, owners);
        expect(rights).toEqual({ ownerIds: [], mayChangeSettings: false });
      }),
    );
  });
});
