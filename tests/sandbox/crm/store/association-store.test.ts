import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssociationTypes } from '../../../../sandbox/crm/association-types.ts';
import { AssociationStore } from '../../../../sandbox/crm/store/association-store.ts';
import type { Place } from '../../../../sandbox/crm/store/association-store.ts';

const SLOTS = 6;
const deal = (slot: number): Place => ({ type: 'deals', slot });
const company = (slot: number): Place => ({ type: 'companies', slot });

interface Step {
  readonly what: 'plain' | 'primary' | 'remove' | 'unprimary' | 'removeAll';
  readonly deal: number;
  readonly company: number;
}

const slot = fc.nat({ max: SLOTS - 1 });
const anyStep: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('plain', 'primary', 'remove', 'unprimary', 'removeAll'),
  deal: slot,
  company: slot,
});

/** Which company of which deal is the primary one: true, or only associated: false. */
type Model = Map<number, Map<number, boolean>>;

function takeInModel(model: Model, step: Step): void {
  const companies = model.get(step.deal) ?? new Map<number, boolean>();
  model.set(step.deal, companies);
  if (step.what === 'plain') companies.set(step.company, companies.get(step.company) ?? false);
  if (step.what === 'primary') {
    for (const other of companies.keys()) companies.set(other, false);
    companies.set(step.company, true);
  }
  if (step.what === 'remove') companies.delete(step.company);
  if (step.what === 'unprimary' && companies.has(step.company)) companies.set(step.company, false);
  if (step.what === 'removeAll') companies.clear();
}

function take(store: AssociationStore, types: AssociationTypes, step: Step): void {
  const plain = types.plain('deals', 'companies');
  const primary = types.primary('deals', 'companies');
  if (plain === undefined || primary === undefined) throw new Error('Deals have companies.');
  const ends = [deal(step.deal), company(step.company)] as const;
  if (step.what === 'plain') store.add(...ends, plain);
  if (step.what === 'primary') store.add(...ends, primary);
  if (step.what === 'remove') store.remove(...ends);
  if (step.what === 'unprimary') store.removeTypes(...ends, [primary]);
  if (step.what === 'removeAll') store.removeAll(deal(step.deal));
}

function played(steps: readonly Step[]): { readonly store: AssociationStore; readonly model: Model } {
  const types = new AssociationTypes();
  const store = new AssociationStore(types);
  const model: Model = new Map();
  for (const step of steps) {
    take(store, types, step);
    takeInModel(model, step);
  }
  return { store, model };
}

describe('AssociationStore', () => {
  it('holds what was associated and not dissociated, with one primary company at most, seen alike from both sides', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 60 }), (steps) => {
        const { store, model } = played(steps);
        for (let from = 0; from < SLOTS; from += 1) {
          const links = store.linksOf(deal(from), 'companies');
          const found = links.map((link) => [link.slot, link.types.some((type) => type.primary)] as const);
          expect(new Map(found)).toEqual(model.get(from) ?? new Map());
          for (const link of links) {
            const back = store.linksOf(company(link.slot), 'deals').find((other) => other.slot === from);
            expect(back?.types.map((type) => type.label)).toEqual(link.types.map((type) => type.label));
          }
        }
      }),
    );
  });

  it('tells links in the order in which they were made', () => {
    const { store } = played([5, 1, 3, 0].map((to) => ({ what: 'plain', deal: 2, company: to })));
    expect(store.linksOf(deal(2), 'companies').map((link) => link.slot)).toEqual([5, 1, 3, 0]);
  });
});
