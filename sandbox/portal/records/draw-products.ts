import type { Random } from '../chance/random.ts';
import type { DealEvent, DealKind } from '../latent/story.ts';
import { drawModules, PILOT, PLATFORM, projectName } from '../words/products.ts';

/** Of the modules that a customer will use, how many come with the platform; the others follow as expansions. */
const WITH_PLATFORM_SHARE = 0.6;

/**
 * What each deal of a company is about, in the order of the deals, the platform first: a renewal prolongs everything that
 * is in use, an expansion adds the next module, or users where there is none left to add, a project is one of the
 * vendor's. Credits and chances name nothing.
 */
export function drawProducts(
  deals: readonly DealEvent[],
  industry: string,
  random: Random,
): readonly (readonly string[])[] {
  const wanted = drawModules(industry, random);
  const inUse = new Set(wanted.filter(() => random.chance(WITH_PLATFORM_SHARE)));
  const products = new Map<DealEvent, readonly string[]>();
  for (const deal of deals.toSorted((one, other) => one.closesOn - other.closesOn)) {
    const added = wanted.find((module) => !inUse.has(module)) ?? PLATFORM;
    products.set(deal, productsOf(deal.kind, [...inUse], added, random));
    if (deal.kind === 'expansion' && deal.outcome === 'won' && added !== PLATFORM) inUse.add(added);
  }
  return deals.map((deal) => products.get(deal) ?? []);
}

function productsOf(kind: DealKind, inUse: readonly string[], added: string, random: Random): readonly string[] {
  switch (kind) {
    case 'new_business':
    case 'renewal':
    case 'win_back':
      return [PLATFORM, ...inUse];
    case 'expansion':
      return [added];
    case 'pilot':
      return [PILOT];
    case 'project':
    case 'free':
      return [projectName(random.integer(0, 99))];
    case 'credit':
    case 'opportunity':
      return [];
  }
}
