import { describe, expect, it } from 'vitest';
import { consentUrl } from '../../../src/hubspot/client/oauth.ts';

describe('where an admin is sent to install the app', () => {
  const consent = {
    ...{ clientId: 'client id', redirectUri: 'https://loyalty.example.com/oauth/callback' },
    ...{ scopes: ['oauth', 'crm.objects.deals.read'], state: 'one & time' },
  };

  it('is HubSpot’s page, with everything it asks for', () => {
    const url = new URL(consentUrl(consent));
    expect(`${url.origin}${url.pathname}`).toBe('https://app.hubspot.com/oauth/authorize');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'client id',
      redirect_uri: 'https://loyalty.example.com/oauth/callback',
      scope: 'oauth crm.objects.deals.read',
      state: 'one & time',
    });
  });

  it('may be another page, as the sandbox has it', () => {
    expect(consentUrl({ ...consent, page: 'http://127.0.0.1:4000/oauth/authorize' })).toMatch(
      /^http:\/\/127\.0\.0\.1:4000\/oauth\/authorize\?client_id=/,
    );
  });
});
