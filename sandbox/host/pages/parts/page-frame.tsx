import { useEffect, type ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Title, one sentence and the content; the browser's tab says where one is. */
export function PageFrame({ title, lead, actions, children }: Props): ReactNode {
  useEffect(() => {
    document.title = `${title} · Loyalty Lens sandbox`;
  }, [title]);
  return (
    <>
      <div className="sb-page__head">
        <div>
          <h1>{title}</h1>
          {lead !== undefined && <p className="sb-page__lead">{lead}</p>}
        </div>
        {actions !== undefined && <div className="sb-button-row">{actions}</div>}
      </div>
      {children}
    </>
  );
}
