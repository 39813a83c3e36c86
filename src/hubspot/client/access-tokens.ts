/** The access tokens of one account. Whoever keeps them decides where, and who of several processes fetches a new one. */
export interface AccessTokens {
  current(): Promise<string>;
  /**
   * Fetches the token that follows `stale`, which HubSpot has refused.
   *
   * @returns null where HubSpot grants none any more: the app was uninstalled
   */
  refresh(stale: string): Promise<string | null>;
}

/**
 * Lets many calls that were refused with the same token cause one refresh. A process that has several clients of one
 * account wraps their tokens once.
 */
export function shareRefresh(tokens: AccessTokens): AccessTokens {
  let refreshing: Promise<string | null> | null = null;

  async function follow(stale: string): Promise<string | null> {
    // A call that was long under way may come back with a token that has been replaced meanwhile.
    const current = await tokens.current();
    return current === stale ? tokens.refresh(stale) : current;
  }

  return {
    current: () => tokens.current(),
    refresh(stale) {
      refreshing ??= follow(stale).finally(() => {
        refreshing = null;
      });
      return refreshing;
    },
  };
}
