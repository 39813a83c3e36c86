/** What the settings page asks of the service about the budget's property, parsed where it arrives. */
import * as z from 'zod/mini';
import { maybe } from './view-parts.ts';

const companyPropertySchema = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.enum(['number', 'date']),
  /** HubSpot shows its number as an amount of money. */
  isMoney: z.boolean(),
});
/** `GET /settings/wallet`: properties of companies that may hold a budget (numbers) or date one (dates). */
export const walletChoicesSchema = z.object({ properties: z.array(companyPropertySchema) });
/** `POST /settings/wallet` with `{property, datedBy}`: what choosing them would mean. Nothing is written. */
export const walletPreviewSchema = z.object({
  kind: z.literal('looked'),
  property: companyPropertySchema,
  sample: z.object({
    companies: z.number(),
    withValue: z.number(),
    /** Have a value, and besides one that was entered on the card. */
    alsoEntered: z.number(),
    /** As HubSpot writes the values. */
    examples: z.array(
      z.object({ companyId: z.string(), companyName: z.string(), value: z.string(), datedBy: maybe(z.string()) }),
    ),
  }),
  /** Of HubSpot's calls, to read it once for every company. */
  calls: z.number(),
});

export type CompanyProperty = z.infer<typeof companyPropertySchema>;
export type WalletPreview = z.infer<typeof walletPreviewSchema>;
