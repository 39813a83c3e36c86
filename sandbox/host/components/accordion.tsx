import { useContext, useId, useState, type ReactNode } from 'react';
import type { AccordionProps } from '@hubspot/ui-extensions';
import { classNames, shortSize, tell, testAttribute } from './attributes.ts';
import { CardSurfaceContext } from './card-surface.ts';

export function Accordion(props: AccordionProps): ReactNode {
  const { title, children, defaultOpen = false, disabled = false, size = 'sm', onClick, testId } = props;
  const [ownOpen, setOwnOpen] = useState(defaultOpen);
  const open = props.open ?? ownOpen;
  const bodyId = useId();
  const { heading: Level } = useContext(CardSurfaceContext);
  return (
    <div className="sb-accordion" {...testAttribute(testId)}>
      <Level className="sb-accordion__heading">
        <button
          type="button"
          className={classNames('sb-accordion__button', `sb-accordion__button--${shortSize(size)}`)}
          aria-expanded={open}
          aria-controls={bodyId}
          disabled={disabled}
          onClick={() => {
            setOwnOpen(!open);
            tell(onClick);
          }}
        >
          <span className="sb-accordion__mark" aria-hidden="true" />
          {title}
        </button>
      </Level>
      <div id={bodyId} className="sb-accordion__body" hidden={!open}>
        {children}
      </div>
    </div>
  );
}
