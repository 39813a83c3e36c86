/** What the CRM says of the properties that its companies have, for whoever chooses one of them. */

export interface CompanyProperty {
  /** Internal. */
  readonly name: string;
  /** As people read it. */
  readonly label: string;
  readonly kind: 'number' | 'date' | 'other';
  /** The CRM shows its number as an amount of money. */
  readonly isMoney: boolean;
}

/** A budget as it stands in a property, before anybody counts with it. */
export interface PropertyExample {
  readonly companyId: string;
  readonly companyName: string;
  /** As the CRM writes it. */
  readonly value: string;
  /** What dates it, as the CRM writes it; null where nothing does. */
  readonly datedBy: string | null;
}

export interface PropertySample {
  readonly companies: number;
  /** Companies that have a value. */
  readonly withValue: number;
  /** Companies that have a value, and besides one that was entered for this app. */
  readonly alsoEntered: number;
  /** Three at most. */
  readonly examples: readonly PropertyExample[];
}

/** Every method may throw a HubSpotError. */
export interface CompanyProperties {
  /** Those that people fill in, other than the app's own. */
  list(): Promise<readonly CompanyProperty[]>;
  /**
   * @param property internal name
   * @param datedBy internal name of the date beside it; null: there is none
   */
  sample(property: string, datedBy: string | null): Promise<PropertySample>;
}
