import { useContext, useEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import type {
  PageBreadcrumbsCurrentProps,
  PageBreadcrumbsPageLinkProps,
  PageBreadcrumbsProps,
  PageHeaderLinkProps,
  PageHeaderPageLinkProps,
  PageHeaderPrimaryActionProps,
  PageHeaderProps,
  PageHeaderSecondaryActionsProps,
  PageLinkProps,
  PageTitleProps,
} from '@hubspot/ui-extensions/pages';
import { testAttribute } from './attributes.ts';
import { Button } from './buttons.tsx';
import { CardSurfaceContext } from './card-surface.ts';

interface AnchorProps {
  readonly link: PageLinkProps;
  readonly className: string;
}

/** A link among the app's pages; with a modifier key or the middle button the browser opens it as any other. */
function PageAnchor({ link, className }: AnchorProps): ReactNode {
  const { pageAddress, openPage } = useContext(CardSurfaceContext);
  const { to, params, children, testId } = link;
  const target = params === undefined ? { to } : { to, params };
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    openPage(target);
  };
  return (
    <a href={pageAddress(target)} className={className} onClick={follow} {...testAttribute(testId)}>
      {children}
    </a>
  );
}

export function PageLink(props: PageLinkProps): ReactNode {
  return <PageAnchor link={props} className="sb-link sb-link--primary" />;
}

/** The heading of the page; the browser's tab says it too. */
export function PageTitle({ children, testId }: PageTitleProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  // The words arrive as an element of the worker's: what they say stands in the page.
  useEffect(() => {
    document.title = `${heading.current?.textContent ?? ''} · Loyalty Lens sandbox`;
  }, [children]);
  return (
    <h1 ref={heading} className="sb-app-page__title" {...testAttribute(testId)}>
      {children}
    </h1>
  );
}

export function PageHeader({ children, testId }: PageHeaderProps): ReactNode {
  return (
    <div className="sb-button-row sb-app-page__actions" {...testAttribute(testId)}>
      {children}
    </div>
  );
}

export function PageHeaderPrimaryAction({ children }: PageHeaderPrimaryActionProps): ReactNode {
  return <span className="sb-app-page__primary">{children}</span>;
}

export function PageHeaderSecondaryActions({ children }: PageHeaderSecondaryActionsProps): ReactNode {
  return <span className="sb-app-page__secondary">{children}</span>;
}

export function PageHeaderPageLink(props: PageHeaderPageLinkProps): ReactNode {
  return <PageAnchor link={props} className="sb-button sb-button--secondary sb-button--md" />;
}

export function PageHeaderLink({ children, ...props }: PageHeaderLinkProps): ReactNode {
  return <Button {...props}>{children}</Button>;
}

export function PageBreadcrumbs({ children, testId }: PageBreadcrumbsProps): ReactNode {
  return (
    <nav aria-label="Breadcrumbs" className="sb-breadcrumbs" {...testAttribute(testId)}>
      <ol>{children}</ol>
    </nav>
  );
}

export function PageBreadcrumbsPageLink(props: PageBreadcrumbsPageLinkProps): ReactNode {
  return (
    <li>
      <PageAnchor link={props} className="sb-link sb-link--primary" />
    </li>
  );
}

export function PageBreadcrumbsCurrent({ children }: PageBreadcrumbsCurrentProps): ReactNode {
  return (
    <li>
      <span aria-current="page">{children}</span>
    </li>
  );
}
