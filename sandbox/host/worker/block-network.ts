/** What HubSpot's extension worker has not got: a card that reaches for one of these fails here as it fails there. */
const ABSENT = ['fetch', 'XMLHttpRequest', 'WebSocket', 'WebTransport', 'EventSource', 'indexedDB', 'caches'] as const;

/** Replaces the worker's network and storage by getters that throw. Call before the card is loaded. */
export function blockNetwork(scope: object): void {
  for (const name of ABSENT) {
    Object.defineProperty(scope, name, {
      configurable: true,
      get() {
        throw new Error(`${name} is not available in UI extensions: use hubspot.fetch or hubspot.serverless.`);
      },
    });
  }
}
