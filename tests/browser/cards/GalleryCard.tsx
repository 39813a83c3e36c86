/** One of each: the components that HubSpot has and the sandbox shows. */
import { type ReactElement, useState } from 'react';
import {
  Accordion,
  Alert,
  AutoGrid,
  BarChart,
  Box,
  Button,
  ButtonRow,
  Card,
  DescriptionList,
  DescriptionListItem,
  Divider,
  Dropdown,
  EmptyState,
  ErrorState,
  Flex,
  Heading,
  hubspot,
  Icon,
  Illustration,
  Inline,
  LineChart,
  Link,
  List,
  LoadingButton,
  LoadingSpinner,
  Modal,
  ModalBody,
  ModalFooter,
  Panel,
  PanelBody,
  PanelFooter,
  PanelSection,
  ProgressBar,
  ScoreCircle,
  Statistics,
  StatisticsItem,
  StatisticsTrend,
  StatusTag,
  StepIndicator,
  Tab,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Tabs,
  Tag,
  Text,
  Tile,
  Tooltip,
} from '@hubspot/ui-extensions';
import { CrmActionButton, CrmCardActions } from '@hubspot/ui-extensions/crm';

hubspot.extend<'crm.record.tab'>(() => <GalleryCard />);

const TREND = [
  { month: '2026-08', score: 40, team: 'North' },
  { month: '2026-09', score: 52, team: 'North' },
  { month: '2026-08', score: 61, team: 'South' },
  { month: '2026-09', score: 58, team: 'South' },
];

const DRIVERS = [
  { driver: 'Starting point', points: 84.2 },
  { driver: 'Renewal lost', points: -9 },
];

function Overlays({ onDone }: { readonly onDone: (what: string) => void }): ReactElement {
  return (
    <ButtonRow>
      <Button
        variant="primary"
        overlay={
          <Panel id="how" title="How is this worked out?" width="md">
            <PanelBody>
              <PanelSection>
                <Text>By counting.</Text>
              </PanelSection>
            </PanelBody>
            <PanelFooter>
              <Button>Print</Button>
            </PanelFooter>
          </Panel>
        }
      >
        How?
      </Button>
      <Button
        variant="destructive"
        overlay={
          <Modal
            id="sure"
            title="Are you sure?"
            variant="danger"
            onClose={() => {
              onDone('modal closed');
            }}
          >
            <ModalBody>
              <Text>It cannot be undone.</Text>
            </ModalBody>
            <ModalFooter>
              <Button>Yes</Button>
            </ModalFooter>
          </Modal>
        }
      >
        Delete
      </Button>
      <LoadingButton
        loading
        onClick={() => {
          onDone('clicked while loading');
        }}
      >
        Saving
      </LoadingButton>
      <Dropdown buttonText="More">
        <Dropdown.ButtonItem
          onClick={() => {
            onDone('exported');
          }}
        >
          Export
        </Dropdown.ButtonItem>
        <Dropdown.ButtonItem
          overlay={
            <Modal id="about" title="About">
              <ModalBody>Words.</ModalBody>
            </Modal>
          }
        >
          About
        </Dropdown.ButtonItem>
      </Dropdown>
      <CrmActionButton actionType="ADD_TASK" actionContext={{ objectTypeId: '0-2', objectId: 1 }}>
        Add a task
      </CrmActionButton>
    </ButtonRow>
  );
}

function Numbers(): ReactElement {
  const [sort, setSort] = useState<'ascending' | 'descending' | 'none'>('none');
  const [page, setPage] = useState(1);
  const rows = sort === 'descending' ? ['b', 'a'] : ['a', 'b'];
  return (
    <Table bordered paginated page={page} pageCount={3} onPageChange={setPage}>
      <TableHead>
        <TableRow>
          <TableHeader sortDirection={sort} onSortChange={setSort}>
            Letter
          </TableHeader>
          <TableHeader align="right">Page</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row}>
            <TableCell>{row}</TableCell>
            <TableCell align="right">{page}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function GalleryCard(): ReactElement {
  const [done, setDone] = useState('nothing');
  return (
    <Flex direction="column" gap="medium">
      <Inline gap="small">
        <Heading>Words</Heading>
        <Tag variant="success" overlay={<Tooltip>At least 60 % sure</Tooltip>}>
          Ideal
        </Tag>
        <Tag variant="error">Not a fit now</Tag>
        <StatusTag variant="danger">High risk</StatusTag>
        <Icon name="warning" screenReaderText="Attention" />
        <Illustration name="companies" alt="A picture of companies" width={60} />
      </Inline>
      <Text format={{ fontWeight: 'bold' }}>Bold</Text>
      <Text variant="microcopy" testId="done">
        {done}
      </Text>
      <Divider />
      <Overlays onDone={setDone} />
      <CrmCardActions
        actionConfigs={[
          {
            type: 'action-library-button',
            label: 'Write a note',
            actionType: 'ADD_NOTE',
            actionContext: { objectTypeId: '0-2', objectId: 1 },
          },
          {
            type: 'dropdown',
            label: 'Others',
            options: [
              {
                type: 'action-library-button',
                label: 'Write an e-mail',
                actionType: 'SEND_EMAIL',
                actionContext: { objectTypeId: '0-2', objectId: 1, initialEmailSubject: 'Hello' },
              },
            ],
          },
        ]}
      />
      <Tabs defaultSelected="numbers">
        <Tab tabId="numbers" title="Numbers">
          <Numbers />
        </Tab>
        <Tab tabId="charts" title="Charts">
          <LineChart
            data={TREND}
            axes={{
              x: { field: 'month', fieldType: 'datetime', label: 'Month' },
              y: { field: 'score', fieldType: 'linear', label: 'Score' },
              options: { groupFieldByColor: 'team' },
            }}
          />
          <BarChart
            data={DRIVERS}
            axes={{
              x: { field: 'points', fieldType: 'linear', label: 'Points' },
              y: { field: 'driver', fieldType: 'category', label: 'Driver' },
            }}
            options={{ showDataLabels: true }}
          />
        </Tab>
        <Tab tabId="closed" title="Closed" disabled>
          <Text>Never seen</Text>
        </Tab>
      </Tabs>
      <Flex gap="large" align="center" wrap>
        <ScoreCircle score={77} />
        <Statistics>
          <StatisticsItem label="Lifetime value" number="€112,589">
            <StatisticsTrend direction="decrease" value="4 %" />
          </StatisticsItem>
        </Statistics>
        <Box flex={1}>
          <ProgressBar title="Share of wallet" value={40} showPercentage valueDescription="€48,000 of €120,000" />
        </Box>
      </Flex>
      <AutoGrid columnWidth={200} flexible gap="small">
        <Tile compact>
          <DescriptionList direction="row">
            <DescriptionListItem label="Renewal">28 Feb 2027</DescriptionListItem>
          </DescriptionList>
        </Tile>
        <Card>
          <List variant="unordered-styled">
            <Text>One</Text>
            <Text>Two</Text>
          </List>
        </Card>
      </AutoGrid>
      <Accordion title="What did not count">
        <Text>Four notes.</Text>
      </Accordion>
      <StepIndicator stepNames={['Read', 'Score', 'Write']} currentStep={1} />
      <Link href="https://example.com/method">The method</Link>
      <Alert title="Renewal overdue" variant="danger">
        Record the outcome.
      </Alert>
      <Alert title="Provisional" variant="info" />
      <EmptyState title="No deals yet" layout="vertical">
        <Text>Add one.</Text>
      </EmptyState>
      <ErrorState title="It failed">
        <Text>Try again.</Text>
      </ErrorState>
      <LoadingSpinner label="Loading the rest" showLabel />
    </Flex>
  );
}
