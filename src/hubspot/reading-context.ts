import type { DayOfInstant } from './portal-day.ts';
import type { HubSpotClient } from './hubspot-client.ts';
import type { DealLabels } from './read-labels.ts';
import type { ReadingOptions } from './reading-options.ts';

/** What every record is read with: made once per run. */
export interface ReadingContext {
  readonly client: HubSpotClient;
  readonly options: ReadingOptions;
  /** ISO 4217 code of the home currency. */
  readonly currency: string;
  readonly dayOf: DayOfInstant;
  readonly labels: DealLabels;
}

/** Where the reading begins: its context is fetched while the first calls are under way. */
export interface ReadingSource extends Pick<ReadingContext, 'client' | 'options'> {
  context(): Promise<ReadingContext>;
}
