import { useEffect, useState, type ReactNode } from 'react';
import { Accordion } from '../../components/accordion.tsx';
import { ANNUAL_BUDGET, NAME, OWNER, PREFIX, SEGMENT } from '../../data/loyalty-properties.ts';
import type { RecordProperties } from '../../data/record-properties.ts';
import type { PropertyValues } from '../../protocol.ts';
import { MissingProperties } from '../parts/setup-notices.tsx';
import { shownValue } from '../parts/shown-value.ts';
import { usePortal, type PortalKnowledge } from '../shell/portal-context.ts';
import { BudgetField } from './budget-field.tsx';

const ABOUT = [NAME, 'domain', 'industry', 'numberofemployees', OWNER, 'createdate'] as const;

/** The order in which a person looks for them; the others follow in the portal's order. */
const FIRST = [
  SEGMENT,
  'loyalty_risk',
  'loyalty_score',
  'loyalty_summary',
  'loyalty_next_action',
  'loyalty_renewal_date',
];

/** For the app itself and for support; a person learns nothing from them. */
const HIDDEN: ReadonlySet<string> = new Set([ANNUAL_BUDGET, 'loyalty_budget_dated', 'loyalty_model']);

/** The part of a label behind "Loyalty:", which every row of this group would repeat. */
function shortLabel(label: string): string {
  const rest = label.replace(/^Loyalty:\s*/, '');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

function loyaltyNames({ definitions }: PortalKnowledge): readonly string[] {
  const names = [...definitions.keys()].filter((name) => name.startsWith(PREFIX) && !HIDDEN.has(name));
  return [...FIRST.filter((name) => definitions.has(name)), ...names.filter((name) => !FIRST.includes(name))];
}

interface Props {
  readonly record: RecordProperties;
  readonly initial: PropertyValues;
}

/** The left column of the record: what HubSpot knows of the company, and what Loyalty Lens wrote back. */
export function PropertyPanel({ record, initial }: Props): ReactNode {
  const portal = usePortal();
  const [values, setValues] = useState(initial);
  useEffect(() => record.subscribe('all', setValues), [record]);
  const names = loyaltyNames(portal);
  const published = names.filter((name) => (values[name] ?? '') !== '');
  const empty = names.filter((name) => (values[name] ?? '') === '');
  return (
    <aside className="sb-sheet sb-properties" aria-label="Properties">
      <h2>About this company</h2>
      <Rows names={ABOUT} values={values} portal={portal} />
      <h2>Loyalty Lens</h2>
      <MissingProperties />
      <BudgetField key={values[ANNUAL_BUDGET] ?? ''} record={record} value={values[ANNUAL_BUDGET] ?? ''} />
      <Rows names={published} values={values} portal={portal} />
      {empty.length > 0 && (
        <Accordion title={`${empty.length} without a value`} size="xs">
          <Rows names={empty} values={values} portal={portal} />
        </Accordion>
      )}
    </aside>
  );
}

interface RowsProps {
  readonly names: readonly string[];
  readonly values: PropertyValues;
  readonly portal: PortalKnowledge;
}

function Rows({ names, values, portal }: RowsProps): ReactNode {
  return (
    <dl className="sb-property-list">
      {names.map((name) => (
        <div key={name}>
          <dt>{shortLabel(portal.definitions.get(name)?.label ?? name)}</dt>
          <dd>{shownValue(name, values[name] ?? null, portal)}</dd>
        </div>
      ))}
    </dl>
  );
}
