import type { HubSpotClient } from '../client/hubspot-client.ts';
import type { DayOfInstant } from '../portal-day.ts';
import type { DealLabels } from '../records/read-labels.ts';
import type { ReadingOptions } from '../records/reading-options.ts';
import type { RecordSource } from './record-source.ts';

/** What every record is read with: made once per run. */
export interface ReadingContext {
  readonly source: RecordSource;
  readonly options: ReadingOptions;
  /** ISO 4217 code of the home currency. */
  readonly currency: string;
  readonly dayOf: DayOfInstant;
  readonly labels: DealLabels;
}

/** Where the live reading of one company begins: its context is fetched while the first calls are under way. */
export interface LiveReading extends Pick<ReadingContext, 'source' | 'options'> {
  readonly client: HubSpotClient;
  context(): Promise<ReadingContext>;
}
