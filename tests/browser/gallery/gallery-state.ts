import type * as z from 'zod/mini';
import type { Page } from 'playwright-core';
import type { AssociationsData, CardSearchData, PageLocation, PropertyValues } from '../../../sandbox/host/protocol.ts';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

export const SURFACES = ['card', 'portfolio', 'settings'] as const;
export type Surface = (typeof SURFACES)[number];

/** Where HubSpot shows a surface decides how wide it is. */
export const WIDTHS = ['sidebar', 'preview', 'tab', 'page'] as const;
export type Width = (typeof WIDTHS)[number];

/** What a call of `hubspot.fetch` gets: something said, silence without an end, or a call that HubSpot breaks off. */
export type FixtureAnswer =
  | { readonly kind: 'said'; readonly status: number; readonly body: string }
  | { readonly kind: 'never' }
  | { readonly kind: 'unreachable' };

export const NEVER: FixtureAnswer = { kind: 'never' };
export const UNREACHABLE: FixtureAnswer = { kind: 'unreachable' };

/** What stands in for HubSpot and the service behind one state. */
export interface Fixture {
  /** What stands on the record; null: HubSpot never says. */
  readonly properties: PropertyValues | null;
  /**
   * By method and path, with a parameter where that makes a difference, for instance `GET /api/portfolio/sums?by=risk`: the
   * first call gets the first answer, the last one goes on. A call to any other place is a mistake of the state.
   */
  readonly answers: Readonly<Record<string, FixtureAnswer | readonly FixtureAnswer[]>>;
  /** What a search in the CRM finds, whatever is searched. */
  readonly found?: CardSearchData;
  /** What is associated with the record, whatever is asked for. */
  readonly associated?: AssociationsData;
  /** Where among the app's pages the person begins; the first where left out. */
  readonly pageLocation?: PageLocation;
}

export interface GalleryState {
  readonly surface: Surface;
  /** Words with hyphens: it names the picture. */
  readonly name: string;
  readonly widths: readonly Width[];
  readonly fixture: Fixture;
  /** Words by which a person knows the state, as they stand on the page. */
  readonly says: Readonly<Record<Language, string>>;
  /** Still waiting for something: only here may a spinner turn. */
  readonly waits?: true;
  /** What a person does to get there, once the surface has answered its first questions. */
  readonly reach?: (page: Page, language: Language) => Promise<void>;
}

/** An answer that the surface's own schema accepts, so that no fixture outlives its contract. */
export function said<T>(schema: z.ZodMiniType<T>, value: T, status = 200): FixtureAnswer {
  return { kind: 'said', status, body: JSON.stringify(schema.parse(value)) };
}

/** What no schema knows: a refusal of somebody between, or nonsense. */
export function saidText(status: number, body: string): FixtureAnswer {
  return { kind: 'said', status, body };
}
