import { type ReactElement, useState } from 'react';
import { Button, LoadingButton, Panel, PanelBody } from '@hubspot/ui-extensions';
import type { ScoredView } from '../../shared/card-view.ts';
import { useWords } from '../hooks/use-words.ts';
import type { Published } from '../sentences/read-published.ts';
import { HowContent } from './HowContent.tsx';

export interface HowButtonProps {
  readonly view: ScoredView | null;
  readonly published: Published | null;
  readonly pending: boolean;
  readonly compact: boolean;
}

/** Opens everything behind the card's few sentences. Keeps its place while the details are on their way. */
export function HowButton({ view, published, pending, compact }: HowButtonProps): ReactElement | null {
  const { texts } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  if (view === null) {
    return pending ? (
      <LoadingButton loading testId="how-pending">
        {texts.details.title}
      </LoadingButton>
    ) : null;
  }
  return (
    <Button
      variant="secondary"
      testId="how"
      overlay={
        <Panel
          id="loyalty-how"
          title={texts.details.title}
          width={compact ? 'md' : 'lg'}
          onOpen={() => {
            setIsOpen(true);
          }}
          onClose={() => {
            setIsOpen(false);
          }}
        >
          <PanelBody>
            <HowContent view={view} published={published} isOpen={isOpen} />
          </PanelBody>
        </Panel>
      }
    >
      {texts.details.title}
    </Button>
  );
}
