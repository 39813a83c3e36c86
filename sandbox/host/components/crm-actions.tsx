import { useContext, type ReactNode } from 'react';
import type {
  ActionLibraryButtonCardActionConfig,
  CrmActionButtonProps,
  CrmActionLinkProps,
  CrmCardActionsProps,
} from '@hubspot/ui-extensions/crm';
import { classNames, shortSize, tell, testAttribute } from './attributes.ts';
import { CardSurfaceContext } from './card-surface.ts';
import { Dropdown, DropdownButtonItem } from './dropdown.tsx';

type ActionConfig = CrmCardActionsProps['actionConfigs'][number];

export function CrmActionButton(props: CrmActionButtonProps): ReactNode {
  const { children, actionType, actionContext, variant = 'secondary', size = 'md', onClick, testId } = props;
  const { runCrmAction } = useContext(CardSurfaceContext);
  return (
    <button
      type={props.type ?? 'button'}
      className={classNames('sb-button', `sb-button--${variant}`, `sb-button--${shortSize(size)}`)}
      disabled={props.disabled ?? false}
      onClick={() => {
        tell(onClick);
        runCrmAction({ type: actionType, context: { ...actionContext } });
      }}
      {...testAttribute(testId)}
    >
      <span className="sb-button__text">{children}</span>
    </button>
  );
}

export function CrmActionLink(props: CrmActionLinkProps): ReactNode {
  const { children, actionType, actionContext, variant = 'primary', onClick, testId } = props;
  const { runCrmAction } = useContext(CardSurfaceContext);
  return (
    <button
      type="button"
      className={`sb-bare sb-link sb-link--${variant}`}
      onClick={() => {
        tell(onClick);
        runCrmAction({ type: actionType, context: { ...actionContext } });
      }}
      {...testAttribute(testId)}
    >
      {children}
    </button>
  );
}

/** HubSpot's own words where the card gives no label. */
function labelOf({ label, actionType }: ActionLibraryButtonCardActionConfig): string {
  return label ?? actionType.toLowerCase().replaceAll('_', ' ');
}

function CardAction({ config }: { readonly config: ActionConfig }): ReactNode {
  const { runCrmAction } = useContext(CardSurfaceContext);
  if (config.type === 'dropdown') {
    return (
      <Dropdown buttonText={config.label ?? 'Actions'} disabled={config.disabled ?? false}>
        {config.options.map((option) => (
          <DropdownButtonItem
            key={labelOf(option)}
            onClick={() => {
              runCrmAction({ type: option.actionType, context: { ...option.actionContext } });
            }}
          >
            {labelOf(option)}
          </DropdownButtonItem>
        ))}
      </Dropdown>
    );
  }
  return (
    <button
      type="button"
      className="sb-button sb-button--secondary sb-button--sm"
      disabled={config.disabled ?? false}
      title={config.tooltipText}
      onClick={() => {
        runCrmAction({ type: config.actionType, context: { ...config.actionContext } });
      }}
    >
      <span className="sb-button__text">{labelOf(config)}</span>
    </button>
  );
}

export function CrmCardActions({ actionConfigs, testId }: CrmCardActionsProps): ReactNode {
  return (
    <div className="sb-button-row" {...testAttribute(testId)}>
      {actionConfigs.map((config) => (
        <CardAction key={config.type === 'dropdown' ? (config.label ?? 'Actions') : labelOf(config)} config={config} />
      ))}
    </div>
  );
}
