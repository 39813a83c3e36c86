import type { CardRequest } from '../../shared/card-view.ts';
import type { FailureCode } from './card-answer.ts';

export interface Question {
  /** Of the record that the card is on. */
  readonly companyId: string;
  readonly request: CardRequest;
}

/** What came back, not yet looked into; or that nothing did, and why. */
export type Reply =
  | { readonly kind: 'answered'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly code: FailureCode; readonly reason: string };

/** One way to ask. Rejects where the call cannot be made or HubSpot breaks it off. */
export type AskSource = (question: Question) => Promise<Reply>;
