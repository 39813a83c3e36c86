import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FILTER_NAMES,
  isFiltered,
  LACKS,
  ofPresent,
  parseFilters,
  toPath,
  valuesOf,
  withValues,
} from '../../../extensions/pages/filters/filters.ts';
import { chooseOwner, ownerChoice, teamsOf } from '../../../extensions/pages/filters/owner-choice.ts';
import { WINDOWS, windowOf, withWindow } from '../../../extensions/pages/filters/renewal-window.ts';
import { parseSorting, sortNameOf } from '../../../extensions/pages/filters/sorting.ts';
import { ofPresent as askedOfPresent } from '../../../src/operations/portfolio/sum-portfolio.ts';
import { LACKS as KNOWN_LACKS, PORTFOLIO_SORTS } from '../../../src/operations/ports/portfolio-store.ts';
import { customersQuery, filterQuery } from '../../../src/service/api/portfolio/portfolio-query.ts';
import { owners } from './fixtures.ts';

const TEAMS = teamsOf(owners.owners);
const TODAY = '2026-11-22';

/** An address as people keep, hand on and break it. */
const anyParams = fc.dictionary(
  fc.constantFrom(...FILTER_NAMES, 'sort', 'page', '__proto__'),
  fc.string({ maxLength: 20 }),
);
const goodParams = fc.record(
  {
    ownerIds: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1 }).map((ids) => ids.join(',')),
    segments: fc.subarray(['ideal', 'uncertain', 'non_ideal', 'none'], { minLength: 1 }).map((all) => all.join(',')),
    risks: fc.subarray(['low', 'watch', 'high', 'critical'], { minLength: 1 }).map((all) => all.join(',')),
    industries: fc
      .uniqueArray(fc.constantFrom('BANKING', 'Wine, food & more', 'a=b'), { minLength: 1 })
      .map((all) => all.join('|')),
    renewalUntil: fc.constant('2027-03-22'),
    missing: fc.constantFrom(...LACKS),
    name: fc.constantFrom('Müller & Co', '100 %', '?a=b#c', 'A, B'),
  },
  { requiredKeys: [] },
);

describe('filters', () => {
  it('come back from the address as they were put there', () => {
    fc.assert(
      fc.property(goodParams, (params) => {
        expect(parseFilters(params)).toEqual(params);
      }),
    );
  });

  it('of any address are such that the service understands the question', () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        const path = toPath('customers', parseFilters(params));
        const query = Object.fromEntries(new URL(path, 'https://service').searchParams);
        const read = customersQuery.safeParse(query);
        // Days are held against the calendar by the service alone.
        const problems = read.success
          ? []
          : read.error.issues.filter(({ path: [name] }) => !String(name).startsWith('renewal'));
        expect(problems).toEqual([]);
      }),
    );
  });

  it('reach the service unharmed, whatever stands in a name', () => {
    fc.assert(
      fc.property(goodParams, (params) => {
        const { searchParams } = new URL(toPath('sums', parseFilters(params), { by: 'risk' }), 'https://service');
        expect(Object.fromEntries(searchParams)).toEqual({ ...params, by: 'risk' });
      }),
    );
  });

  it('leave out what is no filter and no value of one', () => {
    expect(
      parseFilters({ risks: 'high,huge', segments: 'x', missing: 'y', sort: 'name', hasNoOwner: 'maybe' }),
    ).toEqual({
      risks: 'high',
    });
    expect(isFiltered(parseFilters({ sort: 'name' }))).toBe(false);
  });

  it('are those that the service takes', () => {
    expect([...FILTER_NAMES].toSorted()).toEqual(Object.keys(filterQuery.shape).toSorted());
  });

  it('know everything that can be missing and every way to sort that the service knows', () => {
    expect([...LACKS].toSorted()).toEqual([...KNOWN_LACKS].toSorted());
    for (const sort of PORTFOLIO_SORTS) expect(parseSorting({ sort }).sort).toBe(sort);
    expect(parseSorting({ sort: 'owner', order: 'sideways' })).toEqual({ sort: 'valueAtRisk', order: 'desc' });
    expect(sortNameOf('nextStep')).toBeNull();
  });

  it('of customers who have not left are the statuses that the service asks with, unless a person chose some', () => {
    const { searchParams } = new URL(toPath('customers', ofPresent({ risks: 'critical' })), 'https://service');
    expect(customersQuery.parse(Object.fromEntries(searchParams))).toMatchObject(
      askedOfPresent({ risks: ['critical'] }),
    );
    expect(ofPresent({ statuses: 'lapsed' })).toEqual({ statuses: 'lapsed' });
  });

  it('hold several values of one filter, and none where they are taken off', () => {
    const filters = withValues({ name: 'a' }, 'risks', ['high', 'critical']);
    expect(valuesOf(filters, 'risks')).toEqual(['high', 'critical']);
    expect(withValues(filters, 'risks', [])).toEqual({ name: 'a' });
    expect(valuesOf({ name: 'A, B' }, 'name')).toEqual(['A, B']);
  });
});

describe('the choice of owners', () => {
  it.each(['all', 'nobody', 'owner:11', 'team:5'])('is read back as it was made: %s', (choice) => {
    const filters = chooseOwner({ risks: 'high', ownerIds: '13' }, choice, TEAMS);
    expect(ownerChoice(filters, TEAMS)).toBe(choice);
    expect(filters.risks).toBe('high');
  });

  it('of a team means its members', () => {
    expect(chooseOwner({}, 'team:5', TEAMS)).toEqual({ ownerIds: '11,12' });
  });

  it('is called several where they are no team, and changes nothing where it means nothing', () => {
    expect(ownerChoice({ ownerIds: '11,13' }, TEAMS)).toBe('several');
    expect(chooseOwner({ ownerIds: '11,13' }, 'team:99', TEAMS)).toEqual({ ownerIds: '11,13' });
    expect(chooseOwner({ ownerIds: '11,13' }, 'several', TEAMS)).toEqual({ ownerIds: '11,13' });
  });
});

describe('the window of renewals', () => {
  it.each(WINDOWS)('is read back as it was chosen: %s', (window) => {
    expect(windowOf(withWindow({ renewalFrom: TODAY }, window, TODAY), TODAY)).toBe(window);
  });

  it('ends yesterday for what is overdue, and is none where an address says another day', () => {
    expect(withWindow({}, 'overdue', TODAY)).toEqual({ renewalUntil: '2026-11-21' });
    expect(windowOf({ renewalUntil: '2026-12-24' }, TODAY)).toBeNull();
    expect(withWindow({ renewalUntil: '2026-12-24' }, null, TODAY)).toEqual({});
  });
});
