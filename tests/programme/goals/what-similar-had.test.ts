import { describe, expect, it } from 'vitest';
import type { RetentionActivity, RetentionActivityKind } from '../../../src/programme/activities/retention-activity.ts';
import { whatSimilarHad } from '../../../src/programme/goals/what-similar-had.ts';

const START = 20_000;

function had(companyId: string, kind: RetentionActivityKind, day = START + 10): RetentionActivity {
  return { companyId, kind, day, cost: 0, by: '' };
}

describe('what customers had who became Ideal', () => {
  const converted = new Set(['1', '2', '3']);

  it('is told of a customer that has not had it, what most of them had first', () => {
    const ledger = [
      ...[had('1', 'survey'), had('2', 'survey')],
      ...[had('1', 'training'), had('2', 'training'), had('3', 'training'), had('3', 'training')],
      had('9', 'survey'),
    ];
    const told = whatSimilarHad(ledger, converted, START);
    expect(told('8')).toEqual(['training', 'survey']);
    expect(told('9')).toEqual(['training']);
  });

  it('leaves out what only one of them had, what was before the goal, what others had, and what was asked of them', () => {
    const ledger = [
      ...[had('1', 'recognition'), had('1', 'recognition')],
      ...[had('1', 'training', START - 1), had('2', 'training', START - 1)],
      ...[had('7', 'survey'), had('8', 'survey')],
      ...[had('1', 'referral_ask'), had('2', 'referral_ask')],
    ];
    expect(whatSimilarHad(ledger, converted, START)('9')).toEqual([]);
  });
});
