import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeTemporaryDirectory, writeFiles } from '../support/temporary-directory.ts';
import { readEverySurface, type Surfaces } from './surfaces.ts';

const COMPANIES = 240;

const directory = makeTemporaryDirectory();
writeFiles(directory, { 'policy.json': '{}' });

describe('of two hundred companies that were scored once', () => {
  let surfaces: Surfaces;
  beforeAll(async () => {
    surfaces = await readEverySurface(COMPANIES, join(directory, 'policy.json'));
  }, 300_000);

  it('card, record, export and command line say the same of everyone, and the portfolio of every customer', () => {
    const { companyIds, said } = surfaces;
    expect(companyIds.length).toBeGreaterThanOrEqual(200);
    const { page, ...everyone } = said;
    for (const [surface, spoken] of Object.entries(everyone)) {
      expect([surface, spoken.size]).toEqual([surface, companyIds.length]);
    }
    const disagreeing = companyIds.flatMap((id) => {
      const onRecord = said.record.get(id);
      const others = Object.entries(everyone).map(([surface, spoken]) => [surface, spoken.get(id)] as const);
      if (page.has(id)) others.push(['page', page.get(id)]);
      return others
        .filter(([, one]) => !isDeepStrictEqual(one, onRecord))
        .map(([surface, one]) => ({ id, surface, says: one, record: onRecord }));
    });
    expect(disagreeing).toEqual([]);
  });

  it('exactly those that are scored are customers of the portfolio', () => {
    const { companyIds, said } = surfaces;
    const scored = companyIds.filter((id) => said.record.get(id)?.score !== null);
    expect(scored.length).toBeGreaterThan(100);
    expect(new Set(said.page.keys())).toEqual(new Set(scored));
  });

  it('the service and the command line measure the same retention', () => {
    expect(surfaces.retention.kept).toEqual(surfaces.retention.command);
    expect(surfaces.retention.kept).toMatchObject({ periods: [{ cohort: null }, {}, {}, {}, {}] });
  });

  it('they are not all alike, so that agreeing means something', () => {
    const values = [...surfaces.said.record.values()];
    for (const name of ['segment', 'risk', 'renewalDate', 'valueGap', 'daysSinceNonRenewalContact'] as const) {
      expect(new Set(values.map((one) => one[name])).size, name).toBeGreaterThan(2);
    }
  });
});
