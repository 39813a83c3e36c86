import * as z from 'zod';
import { lookAtWallet } from '../../../operations/settings/wallet-property.ts';
import { type ApiCall, type ApiReply, ok, refuse } from '../api-call.ts';
import { refuseInvalid, refuseNoAdmin } from './refuse-invalid.ts';

/** What a select can offer. */
const MOST_CHOICES = 2_000;

/** `GET /settings/wallet`: properties of companies that may hold a budget, or date one. */
export async function showWalletChoices({ account, rights }: ApiCall): Promise<ApiReply> {
  if (!rights.mayChangeSettings) return refuseNoAdmin();
  const properties = await account.companyProperties.list();
  const choices = properties
    .filter(({ kind }) => kind !== 'other')
    .toSorted((one, other) => one.label.localeCompare(other.label))
    .slice(0, MOST_CHOICES);
  return ok({ properties: choices });
}

const name = z.string().min(1).max(100);
const lookSchema = z.strictObject({ property: name, datedBy: name.nullable() });

/** `POST /settings/wallet` with `{property, datedBy}`: what choosing them would mean. Nothing is written. */
export async function previewWallet({ account, rights, body }: ApiCall): Promise<ApiReply> {
  if (!rights.mayChangeSettings) return refuseNoAdmin();
  const asked = lookSchema.safeParse(body);
  if (!asked.success) return refuse(400, 'bad_request', 'Name the property, and the one that dates it or null.');
  const look = await lookAtWallet(account.companyProperties, asked.data);
  if (look.kind === 'invalid') return refuseInvalid('This property cannot be chosen', look.problems);
  return ok(look);
}
