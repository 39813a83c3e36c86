/** The accounts that the service works for, and their keys. Secrets are kept as the cipher made them; the store cannot read them. */

export interface Installation {
  readonly portalId: string;
  /** `static`: the token is in the environment. */
  readonly kind: 'static' | 'oauth';
  readonly installedAt: Date;
  /** Null while it is installed. */
  readonly uninstalledAt: Date | null;
  readonly scopes: readonly string[];
}

/** Tokens of one account, each encrypted. */
export interface KeptTokens {
  readonly refreshToken: string;
  readonly accessToken: string;
  readonly expiresAt: Date;
}

/** Across portals: who is installed. */
export interface InstallationStore {
  /** Installed ones only. */
  list(): Promise<readonly Installation[]>;
  find(portalId: string): Promise<Installation | null>;
  /** Installs, or installs again. */
  install(installation: Pick<Installation, 'portalId' | 'kind' | 'scopes'>, tokens: KeptTokens | null): Promise<void>;
  /**
   * Its tokens are gone at once; what is kept of the portal stays until it is erased.
   *
   * @param refused the tokens that the CRM refused: where others are kept by now, the app was installed again, and stays;
   *   absent: whatever is kept
   * @returns whether it is uninstalled now
   */
  uninstall(portalId: string, refused?: KeptTokens): Promise<boolean>;
  readTokens(portalId: string): Promise<KeptTokens | null>;
  /**
   * Runs `renew` with the tokens as they are, holding the row's lock: of several processes one asks, the others find its
   * answer. What it returns is kept; null: nothing changes.
   */
  renewTokens(portalId: string, renew: (tokens: KeptTokens) => Promise<KeptTokens | null>): Promise<KeptTokens | null>;
  /** A one-time word that comes back with an installation. Kept for ten minutes. */
  writeState(state: string): Promise<void>;
  /** Whether it was written and not yet taken. */
  takeState(state: string): Promise<boolean>;
}
