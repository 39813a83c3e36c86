import type { ReactNode } from 'react';
import type { PortalFacts } from '../../demo/portal-facts.ts';
import type { Role } from '../../demo/signed-in-view.ts';
import { formatDay } from '../data/format-properties.ts';
import { describeExample, findExample } from './example-customer.ts';
import { PageFrame } from './parts/page-frame.tsx';
import { EmptyPortal, MissingProperties } from './parts/setup-notices.tsx';
import { usePortal } from './shell/portal-context.ts';
import { PageLink } from './shell/router.tsx';
import { usePersonOf, useSignInAs } from './shell/signed-in.tsx';
import { useLoad } from './shell/use-load.ts';
import { ViewCounts } from './view-counts.tsx';

/** Where a newcomer begins: three ways through the app, by what one does. */
export function StartPage(): ReactNode {
  const { facts } = usePortal();
  if (facts.companies === 0) {
    return (
      <PageFrame title="Nothing to show yet" lead={<PortalLine facts={facts} />}>
        <EmptyPortal />
        <Problems facts={facts} />
      </PageFrame>
    );
  }
  return (
    <PageFrame title="Who do you want to be?" lead={<PortalLine facts={facts} />}>
      <MissingProperties />
      <div className="sb-tour">
        <RepTour />
        <ManagerTour />
        <OperationsTour />
      </div>
      <ViewCounts />
      <Problems facts={facts} />
    </PageFrame>
  );
}

function RepTour(): ReactNode {
  const portal = usePortal();
  const name = usePersonOf('rep');
  const ownerId = portal.owners.find((owner) => owner.name === name)?.id ?? null;
  const { outcome } = useLoad(`example ${ownerId ?? ''}`, (signal) => findExample(portal, ownerId, signal));
  const example = outcome.state === 'ready' ? outcome.value : null;
  return (
    <Tour
      id="rep"
      title="A sales rep"
      asks="Will this customer stay, and when did we last talk about anything but the renewal?"
    >
      <li>
        <TourLink as="rep" to={ownerId === null ? '/portfolio' : `/portfolio?ownerIds=${ownerId}`}>
          This week
        </TourLink>{' '}
        among your own customers: the most urgent first
      </li>
      <li>
        Open{' '}
        {example === null ? (
          <TourLink as="rep" to="/companies?view=quiet">
            a customer that went quiet
          </TourLink>
        ) : (
          <>
            <TourLink as="rep" to={`/companies/${example.id}`}>
              {example.name}
            </TourLink>
            : {describeExample(example, portal.facts.asOf)}
          </>
        )}
      </li>
      <li>Read the card and its next step; “How is this worked out?” says the rest</li>
      <li>“Log a meeting” on the timeline below the card, and see the contact clock turn within seconds</li>
    </Tour>
  );
}

function ManagerTour(): ReactNode {
  return (
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
        </TourLink>
        , high or critical, due or overdue: a saved list; “Preview” shows the card beside it
      </li>
      <li>
        <TourLink as="manager" to="/companies?view=growth">
          Room to grow
        </TourLink>
        : customers with budget left
      </li>
    </Tour>
  );
}

function OperationsTour(): ReactNode {
  return (
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
