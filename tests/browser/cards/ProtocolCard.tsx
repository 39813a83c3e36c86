/** A card that uses what HubSpot's worker gives a card, so that a test can see it arrive. */
import { type ReactElement, useState } from 'react';
import {
  Button,
  Flex,
  hubspot,
  logger,
  Modal,
  ModalBody,
  Text,
  useExtensionActions,
  useExtensionContext,
} from '@hubspot/ui-extensions';
import { CrmActionLink, useAssociations, useCrmProperties } from '@hubspot/ui-extensions/crm';

hubspot.extend<'crm.record.tab'>(() => <ProtocolCard />);

const PROPERTIES = ['name', 'loyalty_annual_budget'];
const DEALS = { toObjectType: '0-3', properties: ['dealname', 'amount'], pageLength: 1 };

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : JSON.stringify(error);
}

function ProtocolCard(): ReactElement {
  const { crm, user, portal, location } = useExtensionContext<'crm.record.tab'>();
  const actions = useExtensionActions<'crm.record.tab'>();
  const { properties, isLoading } = useCrmProperties(PROPERTIES);
  const deals = useAssociations(DEALS);
  const [said, setSaid] = useState('nothing yet');
  const tellOutcome = (work: () => Promise<unknown>): void => {
    setSaid('working');
    work().then(
      (value) => {
        setSaid(`value ${JSON.stringify(value)}`);
      },
      (error: unknown) => {
        setSaid(`error ${reasonOf(error)}`);
      },
    );
  };
  const call = (name: string): (() => void) => {
    return () => {
      tellOutcome(() => hubspot.serverless(name, { parameters: { a: [1] }, propertiesToSend: ['hs_object_id'] }));
    };
  };
  return (
    <Flex direction="column" gap="small">
      <Text testId="context">{[location, crm.objectId, crm.objectTypeId, user.locale, portal.timezone].join(' ')}</Text>
      <Text testId="today">{new Date().toISOString().slice(0, 10)}</Text>
      <Text testId="properties">{isLoading ? 'loading' : JSON.stringify(properties)}</Text>
      <Text testId="deals">
        {deals.results.map((deal) => `${String(deal.toObjectId)} ${String(deal.properties.dealname)}`).join(', ')}
        {deals.pagination.hasNextPage ? ' and more' : ''}
      </Text>
      <Text testId="said">{said}</Text>
      <Button onClick={call('echo')}>Call echo</Button>
      <Button onClick={call('throws')}>Call throws</Button>
      <Button
        onClick={() => {
          tellOutcome(async () => (await hubspot.fetch('https://elsewhere.example/')).status);
        }}
      >
        Fetch elsewhere
      </Button>
      <Button
        onClick={() => {
          tellOutcome(async () => (await globalThis.fetch('/api/portal')).status);
        }}
      >
        Reach for the network
      </Button>
      <Button
        onClick={() => {
          actions.addAlert({ type: 'success', title: 'Well', message: 'It was done.' });
          logger.warn('a warning of the card');
        }}
      >
        Alert
      </Button>
      <Button
        onClick={() => {
          throw new Error('a mistake in a click');
        }}
      >
        Make a mistake
      </Button>
      <Button
        overlay={
          <Modal id="asked" title="Asked">
            <ModalBody>
              <Button
                onClick={(_event, reactions) => {
                  reactions.closeModal('asked');
                }}
              >
                Close by reaction
              </Button>
              <Button
                onClick={() => {
                  actions.closeOverlay('asked');
                }}
              >
                Close by action
              </Button>
            </ModalBody>
          </Modal>
        }
      >
        Ask
      </Button>
      <Button
        onClick={() => {
          actions.openIframeModal({ uri: 'https://frame.example/', height: 100, width: 100 }, () => {
            setSaid('frame closed');
          });
        }}
      >
        Open a frame
      </Button>
      <CrmActionLink actionType="RECORD_APP_LINK" actionContext={{ objectTypeId: '0-3', objectId: 11, external: true }}>
        Show the deal
      </CrmActionLink>
    </Flex>
  );
}
