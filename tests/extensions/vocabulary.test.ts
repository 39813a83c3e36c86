import { expect, it } from 'vitest';
import { ACTIVITY_KINDS, PROGRAMME_PARTS } from '../../extensions/shared/programme/programme-parts.ts';
import * as surfaces from '../../extensions/shared/vocabulary.ts';
import { PUBLISHED_SEGMENTS } from '../../src/operations/ports.ts';
import { PROGRAMME_PARTS as PARTS_OF_APP } from '../../src/operations/settings/portal-settings.ts';
import { ACTIVITY_KINDS as KINDS_OF_APP } from '../../src/programme/activities/retention-activity.ts';
import { MILESTONE_KINDS } from '../../src/programme/milestones/milestone.ts';
import { VALUE_TIERS } from '../../src/programme/value-tiers.ts';
import * as app from '../../src/scoring/types.ts';

it('the surfaces know the words of the app, all of them and no others', () => {
  const { SEGMENTS, RISKS, CUSTOMER_STATUSES, CONTACT_STATUSES, EVIDENCE_GRADES } = app;
  expect({ ...surfaces }).toEqual({
    ...{ SEGMENTS, RISKS, CUSTOMER_STATUSES, CONTACT_STATUSES, EVIDENCE_GRADES },
    ...{ STANDINGS: PUBLISHED_SEGMENTS, VALUE_TIERS, MILESTONE_KINDS },
  });
});

it('the surfaces know every part of the programme, in the order in which people see them, and every kind of activity', () => {
  expect(PROGRAMME_PARTS.toSorted()).toEqual(PARTS_OF_APP.toSorted());
  expect(ACTIVITY_KINDS).toEqual(KINDS_OF_APP);
});
