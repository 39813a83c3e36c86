import { describe, expect, it } from 'vitest';
import { describeAction } from '../../../sandbox/host/pages/extension-frame/describe-action.ts';

describe('what HubSpot would open', () => {
  it('names the form and what it would be filled in with', () => {
    const context = { objectTypeId: '0-2', objectId: 17, initialEmailSubject: 'Next steps' };
    expect(describeAction({ type: 'SEND_EMAIL', context })).toEqual({
      heading: 'New e-mail',
      detail: 'HubSpot would open: new e-mail (SEND_EMAIL, subject Next steps, record 17).',
    });
  });

  it('shows an action that it does not know by its name', () => {
    expect(describeAction({ type: 'SOMETHING_NEW', context: {} }).heading).toBe('SOMETHING_NEW');
  });
});
