import { inverseLabelOf } from './association-types.ts';
import type { AssociationType, AssociationTypes } from './association-types.ts';
import type { CrmAssociation } from './crm-data.ts';

/** The kinds of association that the data names. Throws where HubSpot has none between records of these types. */
export function namedAssociations(association: CrmAssociation, types: AssociationTypes): readonly AssociationType[] {
  const { label, primary } = association;
  const from = association.from.type;
  const to = association.to.type;
  const plain = types.plain(from, to);
  if (plain === undefined) throw new Error(`HubSpot has no associations between ${from} and ${to}.`);
  const named: AssociationType[] = [];
  if (label !== undefined) named.push(typeLabelled(association, label, types));
  if (primary === true) named.push(primaryType(association, types));
  return named.length === 0 ? [plain] : named;
}

function primaryType({ from, to }: CrmAssociation, types: AssociationTypes): AssociationType {
  const primary = types.primary(from.type, to.type);
  if (primary === undefined) throw new Error(`HubSpot has no primary among ${from.type} and ${to.type}.`);
  return primary;
}

/** A label that the data names for the first time is defined then. */
function typeLabelled({ from, to }: CrmAssociation, label: string, types: AssociationTypes): AssociationType {
  const known = types.labelled(from.type, to.type, label);
  if (known !== undefined) return known;
  const [made] = types.define(from.type, to.type, label, inverseLabelOf(label));
  if (made === undefined) throw new Error(`The label "${label}" could not be made.`);
  return made;
}
