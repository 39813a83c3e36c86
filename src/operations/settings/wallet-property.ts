/** Which property of companies holds the budget: what may be chosen, what it would mean, and whether a choice holds. */
import * as z from 'zod';
import type { Policy } from '../../scoring/policy.ts';
import type { CompanyProperties, CompanyProperty, PropertySample } from '../ports/company-properties.ts';

type Wallet = Policy['wallet'];

/** Companies that one call reads again. */
const COMPANIES_PER_CALL = 100;

export type WalletLook =
  | {
      readonly kind: 'looked';
      readonly property: CompanyProperty;
      readonly sample: PropertySample;
      /** Calls that reading it once for every company costs. */
      readonly calls: number;
    }
  | { readonly kind: 'invalid'; readonly problems: readonly string[] };

/** What choosing the properties would mean, before anything is saved. @throws {HubSpotError} */
export async function lookAtWallet(
  properties: CompanyProperties,
  wallet: { readonly property: string; readonly datedBy: string | null },
): Promise<WalletLook> {
  const known = await properties.list();
  const { chosen, problems } = chooseFrom(known, wallet);
  if (chosen === null || problems.length > 0) return { kind: 'invalid', problems };
  const sample = await properties.sample(wallet.property, wallet.datedBy);
  return { kind: 'looked', property: chosen, sample, calls: Math.ceil(sample.companies / COMPANIES_PER_CALL) };
}

export type CheckedWallet =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problems: readonly string[] };

const walletSchema = z.object({ property: z.string().nullable(), datedBy: z.string().nullable().default(null) });

/**
 * Holds the property that a policy names against the CRM, and writes down what people call it. A policy that names the one in
 * force, or none, is handed back as it is.
 *
 * @param value a policy as a person sets it; whether the rest of it holds is not asked here
 * @throws {HubSpotError}
 */
export async function checkWallet(
  properties: CompanyProperties,
  value: unknown,
  inForce: Wallet,
): Promise<CheckedWallet> {
  const policy = z.looseObject({ wallet: walletSchema }).safeParse(value).data;
  if (policy === undefined) return { ok: true, value };
  const { property, datedBy } = policy.wallet;
  if (property === null) return { ok: true, value: { ...policy, wallet: { property, datedBy, label: '' } } };
  if (property === inForce.property && datedBy === inForce.datedBy)
    return { ok: true, value: { ...policy, wallet: inForce } };
  const { chosen, problems } = chooseFrom(await properties.list(), { property, datedBy });
  if (chosen === null || problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { ...policy, wallet: { property, datedBy, label: chosen.label.slice(0, 200) } } };
}

function chooseFrom(
  known: readonly CompanyProperty[],
  { property, datedBy }: { readonly property: string; readonly datedBy: string | null },
): { readonly chosen: CompanyProperty | null; readonly problems: readonly string[] } {
  const chosen = known.find(({ name }) => name === property) ?? null;
  const date = datedBy === null ? null : known.find(({ name }) => name === datedBy);
  const problems = [
    ...problemsOf('wallet.property', property, chosen ?? undefined, 'number'),
    ...(datedBy === null ? [] : problemsOf('wallet.datedBy', datedBy, date ?? undefined, 'date')),
  ];
  return { chosen, problems };
}

function problemsOf(
  place: string,
  name: string,
  found: CompanyProperty | undefined,
  kind: 'number' | 'date',
): readonly string[] {
  if (found === undefined) return [`${place}: HubSpot has no company property "${name}" that can be chosen`];
  return found.kind === kind ? [] : [`${place}: "${found.label}" (${name}) must be a ${kind} property`];
}
