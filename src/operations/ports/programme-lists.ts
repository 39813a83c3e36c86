/** What the lists of the programme share. */
import type { Money } from '../../scoring/types.ts';

/** Owners whose customers are seen; null: everybody's, and nobody's. */
export type SeenOwners = readonly string[] | null;

/** Some of a list, from `offset` on. */
export interface ProgrammePage {
  readonly ownerIds: SeenOwners;
  readonly offset: number;
  readonly limit: number;
}

export interface Listed<Row> {
  /** Of the whole list. */
  readonly total: number;
  readonly rows: readonly Row[];
}

/** Who somebody is, as the portfolio calls it. */
export interface ListedCustomer {
  readonly companyId: string;
  readonly name: string;
  readonly ownerId: string | null;
}

/** What separates a customer from Ideal. */
export interface KeptSeparation {
  readonly loyaltyShort: number;
  readonly valueShort: Money;
  readonly distance: number;
  readonly isSetByPerson: boolean;
}
