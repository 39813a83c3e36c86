import { BuildError } from './build-error.ts';
import { httpsUrl } from './hsmeta-schemas.ts';

/**
 * Reads the address of the service as it was set for the build.
 *
 * @returns the address without a closing slash; null where none was set
 * @throws BuildError where HubSpot could not call it
 */
export function readServiceUrl(value: string | undefined): string | null {
  if (value === undefined || value.trim() === '') return null;
  const address = value.trim().replace(/\/+$/, '');
  if (httpsUrl.safeParse(address).success) return address;
  throw new BuildError(
    `LOYALTY_SERVICE_URL is "${value}": HubSpot calls https addresses only, for instance https://loyalty.example.com.`,
  );
}
