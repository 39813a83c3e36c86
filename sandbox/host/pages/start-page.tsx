import type { ReactNode } from 'react';
import type { PortalFacts } from '../../demo/portal-facts.ts';
import { searchObjects } from '../data/crm-client.ts';
import { formatDay } from '../data/format-properties.ts';
import { NAME, RENEWAL_DATE, SEGMENT, VALUE_AT_RISK } from '../data/loyalty-properties.ts';
import { addDays } from './parts/days.ts';
import { PageFrame } from './parts/page-frame.tsx';
import { EmptyPortal, MissingProperties } from './parts/setup-notices.tsx';
import { usePortal, type PortalKnowledge } from './shell/portal-context.ts';
import { PageLink } from './shell/router.tsx';
import { useLoad } from './shell/use-load.ts';
import { ViewCounts } from './view-counts.tsx';

interface Example {
  readonly id: string;
  readonly name: string;
  /** Found among the coming renewals, not among all customers. */
  readonly renewsSoon: boolean;
}

/** The customer with the most to lose among the coming renewals, else the one with the most to lose at all. */
async function findExample({ facts, definitions }: PortalKnowledge, signal: AbortSignal): Promise<Example | null> {
  if (!definitions.has(SEGMENT)) return null;
  const soon = {
    propertyName: RENEWAL_DATE,
    operator: 'BETWEEN',
    value: facts.asOf,
    highValue: addDays(facts.asOf, 120),
  };
  const anything = { propertyName: VALUE_AT_RISK, operator: 'GT', value: '0' };
  for (const filter of [soon, anything]) {
    const request = {
      filterGroups: [{ filters: [filter] }],
      sorts: [{ propertyName: VALUE_AT_RISK, direction: 'DESCENDING' }],
      properties: [NAME],
      limit: 1,
    };
    const { results } = await searchObjects('companies', request, signal);
    const [found] = results;
    if (found !== undefined)
      return { id: found.id, name: found.properties[NAME] ?? `Company ${found.id}`, renewsSoon: filter === soon };
  }
  return null;
}

/** Where a newcomer begins: three ways through the app, by what one does. */
export function StartPage(): ReactNode {
  const portal = usePortal();
  const { facts } = portal;
  const { outcome } = useLoad('example', (signal) => findExample(portal, signal));
  const example = outcome.state === 'ready' ? outcome.value : null;
  return (
    <PageFrame title="Who do you want to be?" lead={<PortalLine facts={facts} />}>
      {facts.companies === 0 ? <EmptyPortal /> : <MissingProperties />}
      <div className="sb-tour">
        <section className="sb-sheet" aria-labelledby="tour-rep">
          <h2 id="tour-rep">A sales rep</h2>
          <p>
            “Will this customer stay, what are they worth, and when did we last talk about anything but the renewal?”
          </p>
          <ol>
            <li>
              {example === null ? (
                <PageLink to="/companies?view=at-risk">Open a customer at risk</PageLink>
              ) : (
                <>
                  Open <PageLink to={`/companies/${example.id}`}>{example.name}</PageLink>, the{' '}
                  {example.renewsSoon ? 'coming renewal' : 'customer'} with the most at risk
                </>
              )}
            </li>
            <li>Read the card, then “How is this worked out?”</li>
            <li>Enter the annual technology budget on the left and refresh the card</li>
          </ol>
        </section>
        <section className="sb-sheet" aria-labelledby="tour-manager">
          <h2 id="tour-manager">A manager</h2>
          <p>“Where do we lose money soon, and whom do we only call when the contract ends?”</p>
          <ol>
            <li>
              <PageLink to="/renewals">Renewals in the next 120 days</PageLink> by risk, silence and owner
            </li>
            <li>
              <PageLink to="/renewal-only">Customers we only talk to about the renewal</PageLink>, by money
            </li>
            <li>
              <PageLink to="/companies?view=ideal">The Ideal customers</PageLink> as a list that anybody can filter
            </li>
          </ol>
        </section>
        <section className="sb-sheet" aria-labelledby="tour-operations">
          <h2 id="tour-operations">Operations</h2>
          <p>“What does it write to our records, what starts a workflow, and what happens when HubSpot fails?”</p>
          <ol>
            <li>
              <PageLink to="/companies?view=not-scored">Companies that are not scored</PageLink>, and why
            </li>
            <li>
              <PageLink to="/activity">What was written, and what the workflows did</PageLink>
            </li>
            <li>Let HubSpot or the service fail with the switch at the foot of this page, then refresh a card</li>
          </ol>
        </section>
      </div>
      {facts.companies > 0 && <ViewCounts />}
      <Problems facts={facts} />
    </PageFrame>
  );
}

function PortalLine({ facts }: { readonly facts: PortalFacts }): ReactNode {
  const { format } = usePortal();
  return (
    <>
      {facts.title}, as of {formatDay(facts.asOf, format.locale)}. Nothing leaves this machine.
    </>
  );
}

function Problems({ facts }: { readonly facts: PortalFacts }): ReactNode {
  const { problems } = facts;
  if (problems.length === 0) return null;
  const count = problems.length === 1 ? '1 row could not be read' : `${problems.length} rows could not be read`;
  return (
    <details className="sb-sheet sb-problems">
      <summary>{count}; all others are there</summary>
      <ul>
        {problems.map(({ file, line, message }) => (
          <li key={`${file}:${line}:${message}`}>
            <code>
              {file}, line {line}
            </code>
            : {message}
          </li>
        ))}
      </ul>
    </details>
  );
}
