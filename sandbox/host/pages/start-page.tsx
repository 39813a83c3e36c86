import type { ReactNode } from 'react';
import type { PortalFacts } from '../../demo/portal-facts.ts';
import type { Role } from '../../demo/signed-in-view.ts';
import { searchObjects, type SearchFilter } from '../data/crm-client.ts';
import { formatDay } from '../data/format-properties.ts';
import { CONTACT_STATUS, NAME, OWNER, RENEWAL_DATE, SEGMENT, VALUE_AT_RISK } from '../data/loyalty-properties.ts';
import { addDays } from './parts/days.ts';
import { PageFrame } from './parts/page-frame.tsx';
import { EmptyPortal, MissingProperties } from './parts/setup-notices.tsx';
import { usePortal, type PortalKnowledge } from './shell/portal-context.ts';
import { PageLink } from './shell/router.tsx';
import { usePersonOf, useSignInAs } from './shell/signed-in.tsx';
import { useLoad } from './shell/use-load.ts';
import { ViewCounts } from './view-counts.tsx';

interface Example {
  readonly id: string;
  readonly name: string;
  /** Among the coming renewals. */
  readonly renewsSoon: boolean;
  /** Nobody has talked to them for long, but for the renewal. */
  readonly isQuiet: boolean;
}

const RENEWS_WITHIN_DAYS = 120;

/** Of the rep's own customers the one with the most at risk: a quiet one that renews soon, else the nearest there is to it. */
async function findExample(
  { facts, definitions, owners }: PortalKnowledge,
  ownerName: string | null,
  signal: AbortSignal,
): Promise<Example | null> {
  if (!definitions.has(SEGMENT)) return null;
  const soon: SearchFilter = {
    propertyName: RENEWAL_DATE,
    operator: 'BETWEEN',
    value: facts.asOf,
    highValue: addDays(facts.asOf, RENEWS_WITHIN_DAYS),
  };
  const quiet: SearchFilter = { propertyName: CONTACT_STATUS, operator: 'IN', values: ['never', 'overdue', 'due'] };
  const anything: SearchFilter = { propertyName: VALUE_AT_RISK, operator: 'GT', value: '0' };
  const owner = owners.find(({ name }) => name === ownerName);
  const own: readonly SearchFilter[] =
    owner === undefined ? [] : [{ propertyName: OWNER, operator: 'EQ', value: owner.id }];
  for (const filters of [[soon, quiet, ...own], [quiet, ...own], [soon], [anything]]) {
    const request = {
      filterGroups: [{ filters: [...filters, anything] }],
      sorts: [{ propertyName: VALUE_AT_RISK, direction: 'DESCENDING' as const }],
      properties: [NAME],
      limit: 1,
    };
    const { results } = await searchObjects('companies', request, signal);
    const [found] = results;
    if (found === undefined) continue;
    const name = found.properties[NAME] ?? `Company ${found.id}`;
    return { id: found.id, name, renewsSoon: filters.includes(soon), isQuiet: filters.includes(quiet) };
  }
  return null;
}

function describeExample({ renewsSoon, isQuiet }: Example): string {
  const who = renewsSoon ? 'the coming renewal' : 'the customer';
  return `${who} with the most at risk${isQuiet ? ' that went quiet' : ''}`;
}

/** Where a newcomer begins: three ways through the app, by what one does. */
export function StartPage(): ReactNode {
  const portal = usePortal();
  const { facts } = portal;
  const rep = usePersonOf('rep');
  const { outcome } = useLoad(`example ${rep ?? ''}`, (signal) => findExample(portal, rep, signal));
  const example = outcome.state === 'ready' ? outcome.value : null;
  return (
    <PageFrame title="Who do you want to be?" lead={<PortalLine facts={facts} />}>
      {facts.companies === 0 ? <EmptyPortal /> : <MissingProperties />}
      <div className="sb-tour">
        <Tour
          id="rep"
          title="A sales rep"
          asks="Will this customer stay, and when did we last talk about anything but the renewal?"
        >
          <li>
            {example === null ? (
              <TourLink as="rep" to="/companies?view=quiet">
                Open a customer that went quiet
              </TourLink>
            ) : (
              <>
                Open{' '}
                <TourLink as="rep" to={`/companies/${example.id}`}>
                  {example.name}
                </TourLink>
                , {describeExample(example)}
              </>
            )}
          </li>
          <li>Read the card and its next step; “How is this worked out?” says the rest</li>
          <li>“Log a meeting” below the card, and see the contact clock turn within seconds</li>
        </Tour>
        <Tour
          id="manager"
          title="A manager"
          asks="Where do we lose money soon, and whom do we only call when the contract ends?"
        >
          <li>
            <TourLink as="manager" to="/portfolio">
              The portfolio
            </TourLink>
            : renewals ahead by risk, each customer a click away
          </li>
          <li>
            <TourLink as="manager" to="/companies?view=renewals-at-risk">
              Renewals at risk
            </TourLink>{' '}
            as a saved list; “Preview” shows the card beside it
          </li>
          <li>
            <TourLink as="manager" to="/companies?view=growth">
              Room to grow
            </TourLink>
            : customers with budget left
          </li>
        </Tour>
        <Tour
          id="operations"
          title="Operations"
          asks="What does it count, what does it write to our records, and what starts a workflow?"
        >
          <li>
            <TourLink as="operations" to="/settings">
              The settings
            </TourLink>
            : the checklist, then preview a rule before you save it
          </li>
          <li>
            <TourLink as="operations" to="/activity">
              What was written, and what the workflows did
            </TourLink>
          </li>
          <li>Let HubSpot or the service fail with the switch at the foot of this page, then refresh a card</li>
        </Tour>
      </div>
      {facts.companies > 0 && <ViewCounts />}
      <Problems facts={facts} />
    </PageFrame>
  );
}

interface TourProps {
  readonly id: Role;
  readonly title: string;
  readonly asks: string;
  readonly children: ReactNode;
}

function Tour({ id, title, asks, children }: TourProps): ReactNode {
  const person = usePersonOf(id);
  return (
    <section className="sb-sheet" aria-labelledby={`tour-${id}`}>
      <h2 id={`tour-${id}`}>{title}</h2>
      <p>
        {person !== null && <span className="sb-tour__who">{person}: </span>}“{asks}”
      </p>
      <ol>{children}</ol>
    </section>
  );
}

interface TourLinkProps {
  readonly as: Role;
  readonly to: string;
  readonly children: ReactNode;
}

/** A link that also signs in as the person who would follow it. */
function TourLink({ as: role, to, children }: TourLinkProps): ReactNode {
  const signInAs = useSignInAs();
  return (
    <span onClickCapture={() => void signInAs(role)}>
      <PageLink to={to}>{children}</PageLink>
    </span>
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
