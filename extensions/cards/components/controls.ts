/** What a person can ask of the card as a whole. */
export interface Controls {
  readonly isWorking: boolean;
  readonly refresh: () => void;
  /** Asks again for what failed. */
  readonly retry: () => void;
}
