import { describe, expect, it } from 'vitest';
import { readWebhookConfig, usualSubscriptions } from '../../../../sandbox/crm/webhooks/subscriptions.ts';

const config = (entries: object): unknown => ({
  uid: 'webhooks',
  type: 'webhooks',
  config: {
    settings: { targetUrl: 'https://loyalty.example.com/hubspot/webhooks', maxConcurrentRequests: 4 },
    subscriptions: entries,
  },
});

describe('the subscriptions of an app', () => {
  it('are read from its configuration, all three lists, without those that are off', () => {
    const read = readWebhookConfig(
      config({
        crmObjects: [
          { subscriptionType: 'object.propertyChange', objectType: 'deal', propertyName: 'amount', active: true },
          { subscriptionType: 'object.deletion', objectType: 'deal', active: false },
          { subscriptionType: 'object.creation', objectType: 'MEETING_EVENT', active: true },
        ],
        legacyCrmObjects: [],
        hubEvents: [{ subscriptionType: 'contact.privacyDeletion', active: true }],
      }),
    );
    expect(read).toMatchObject({
      targetUrl: 'https://loyalty.example.com/hubspot/webhooks',
      maxConcurrentRequests: 4,
      subscriptions: [
        { subscriptionType: 'object.propertyChange', objectType: 'deals', propertyName: 'amount' },
        { subscriptionType: 'object.creation', objectType: 'meetings', propertyName: null },
        { subscriptionType: 'contact.privacyDeletion', objectType: 'contacts' },
      ],
    });
    expect(new Set(read.subscriptions.map(({ id }) => id)).size).toBe(3);
  });

  it('are refused where they name an object that HubSpot does not have', () => {
    const entry = { subscriptionType: 'object.creation', objectType: 'invoice_line', active: true };
    expect(() => readWebhookConfig(config({ crmObjects: [entry] }))).toThrow(/invoice_line/);
  });

  it('cover, where nothing is configured, all that a customer history is made of, and nothing that the app writes', () => {
    const usual = usualSubscriptions();
    const creations = usual.filter(({ subscriptionType }) => subscriptionType === 'object.creation');
    expect(creations.map(({ objectType }) => objectType)).toEqual([
      'companies',
      'deals',
      'line_items',
      'calls',
      'emails',
      'meetings',
      'notes',
      'tasks',
      'communications',
    ]);
    expect(usual.some(({ propertyName }) => propertyName?.startsWith('loyalty_'))).toBe(false);
  });
});
