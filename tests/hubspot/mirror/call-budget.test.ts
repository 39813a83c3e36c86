import { beforeAll, describe, expect, it } from 'vitest';
import { uniformPortal } from '../../../sandbox/portal/uniform-portal.ts';
import { searchedTypes } from '../../../src/hubspot/mirror/mirrored-types.ts';
import { DEFAULT_READING } from '../../../src/hubspot/records/reading-options.ts';
import { type MirroredSandbox, openMirror } from './support.ts';

const COMPANIES = 500;

/** What the sandbox itself has counted for companies with 10 deals, 60 touches and 3 contacts each. */
describe('the calls for 500 companies', () => {
  let opened: MirroredSandbox;

  beforeAll(() => {
    opened = openMirror(uniformPortal({ companies: COMPANIES }).data);
    opened.advance(24 * 60);
  });

  it('are fewer than one a company for reading everything', async () => {
    const { read } = await opened.mirror.sync();
    expect(read).toMatchObject({ company: COMPANIES, deal: 10 * COMPANIES });
    expect(opened.crm.calls.total).toBeLessThanOrEqual(0.96 * COMPANIES);
    opened.advance(24 * 60);
  });

  it('are at most 80 for a night in which 2 % of the records have changed', async () => {
    const { crm, mirror, advance } = opened;
    const changed = searchedTypes(DEFAULT_READING).map((type) => {
      const ids = crm.records(type).filter((_, index) => index % 50 === 0);
      for (const { id } of ids) crm.change({ change: 'update', type, id, properties: {} });
      // Line items are mirrored of won deals only.
      return type === 'line_items' ? 0 : ids.length;
    });
    advance(60);
    crm.calls.reset();
    const { calls, read } = await mirror.sync();
    const { line_item: _items, ...others } = read;
    expect(crm.calls.total).toBeLessThanOrEqual(80);
    expect(calls.objects).toBe(0);
    expect(Object.values(others).reduce((sum, count) => sum + count)).toBe(changed.reduce((sum, count) => sum + count));
    advance(24 * 60);
  });

  it('are a seventh of everything more where a part is read again', async () => {
    const { antiEntropyCalls, calls, corrected } = await opened.mirror.sync({ antiEntropyPart: 0 });
    expect(corrected).toBe(0);
    expect(antiEntropyCalls).toBeLessThanOrEqual((1.3 * 0.96 * COMPANIES) / 7);
    expect(calls.objects).toBe(0);
  });
}, 120_000);
