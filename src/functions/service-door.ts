/** The service that this bundle was built for, and the key by which it knows the account. */
export type ServiceDoor =
  { readonly kind: 'none' } | { readonly kind: 'no_key' } | { readonly kind: 'service'; readonly door: ServiceAccess };

export interface ServiceAccess {
  /** Without a closing slash. */
  readonly address: string;
  readonly key: string;
}

/**
 * The address comes from the build alone (it is put in for the expression below), the key from the account's secrets: nothing
 * that a caller sends can lead the key elsewhere.
 */
export function readServiceDoor(): ServiceDoor {
  const address = process.env.LOYALTY_SERVICE_URL;
  const key = process.env.LOYALTY_SERVICE_KEY;
  if (address === undefined || address === '') return { kind: 'none' };
  if (key === undefined || key.trim() === '') return { kind: 'no_key' };
  return { kind: 'service', door: { address, key: key.trim() } };
}
