import { describe, expect, it } from 'vitest';
import { enNextSteps } from '../../../extensions/shared/texts/en-sentences.ts';
import { nextStep } from '../../../src/operations/alerts/task-words.ts';

describe('the next step in a task', () => {
  it.each(Object.entries(enNextSteps.sentences))('is said for %s in the words of the card', (action, sentence) => {
    expect(nextStep(action as keyof typeof enNextSteps.sentences)).toBe(sentence);
  });

  it('is said for an outcome to be recorded in the words of the card, whose day stands beside it', () => {
    const withoutPeriod = nextStep('record_renewal_outcome').replace(/ of the renewal\.$/, '');
    expect(enNextSteps.recordOutcome(null)).toBe(`${withoutPeriod}.`);
  });
});
