import { inverseLabelOf } from '../association-types.ts';
import type { AssociationType, AssociationTypes } from '../association-types.ts';
import type { CrmAssociation, CrmObjectType } from '../crm-data.ts';
import type { AssociationStore } from './association-store.ts';

/** Adds an association of the data. Throws where HubSpot has none of its kind. */
export function loadAssociation(association: CrmAssociation, types: AssociationTypes, store: AssociationStore): void {
  const { from, to, label, primary } = association;
  const plain = types.plain(from.type, to.type);
  if (plain === undefined) throw new Error(`HubSpot has no associations between ${from.type} and ${to.type}.`);
  if (label !== undefined) store.add(from, to, typeLabelled(types, from.type, to.type, label));
  if (primary === true) store.add(from, to, primaryType(types, from.type, to.type));
  if (label === undefined && primary !== true) store.add(from, to, plain);
}

function primaryType(types: AssociationTypes, from: CrmObjectType, to: CrmObjectType): AssociationType {
  const primary = types.primary(from, to);
  if (primary === undefined) throw new Error(`HubSpot has no primary among ${from} and ${to}.`);
  return primary;
}

/** A label that the data names for the first time is defined then. */
function typeLabelled(types: AssociationTypes, from: CrmObjectType, to: CrmObjectType, label: string): AssociationType {
  const known = types.labelled(from, to, label);
  if (known !== undefined) return known;
  const [made] = types.define(from, to, label, inverseLabelOf(label));
  if (made === undefined) throw new Error(`The label "${label}" could not be made.`);
  return made;
}
