/** A card that can fail in each of the ways that the page has to show. */
import { type ReactElement, useState } from 'react';
import { Button, Flex, hubspot } from '@hubspot/ui-extensions';
import { CrmReport } from '@hubspot/ui-extensions/crm';

hubspot.extend<'crm.record.tab'>(() => <FailingCard />);

function Crashes(): ReactElement {
  throw new Error('the card’s own mistake');
}

function FailingCard(): ReactElement {
  const [mode, setMode] = useState('fine');
  if (mode === 'crash') return <Crashes />;
  return (
    <Flex gap="small">
      <Button
        onClick={() => {
          setMode('crash');
        }}
      >
        Crash
      </Button>
      <Button
        onClick={() => {
          setMode('unknown');
        }}
      >
        Use what the sandbox has not got
      </Button>
      {mode === 'unknown' && <CrmReport reportId="1" />}
    </Flex>
  );
}
