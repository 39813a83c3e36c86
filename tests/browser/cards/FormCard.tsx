/** HubSpot's inputs, and what they tell the card. */
import { type ReactElement, useState } from 'react';
import {
  Button,
  Checkbox,
  CurrencyInput,
  DateInput,
  Flex,
  Form,
  hubspot,
  Input,
  MultiSelect,
  NumberInput,
  RadioButton,
  SearchInput,
  Select,
  StepperInput,
  Text,
  TextArea,
  TimeInput,
  Toggle,
  ToggleGroup,
} from '@hubspot/ui-extensions';

hubspot.extend<'crm.record.tab'>(() => <FormCard />);

const SEGMENTS = [
  { label: 'Ideal', value: 'ideal' },
  { label: 'Uncertain', value: 'uncertain' },
];

function FormCard(): ReactElement {
  const [told, setTold] = useState<Readonly<Record<string, unknown>>>({});
  const [name, setName] = useState('Acme');
  const [sent, setSent] = useState('');
  const tell = (key: string) => (value: unknown) => {
    setTold((before) => ({ ...before, [key]: value }));
  };
  return (
    <Form
      onSubmit={(event) => {
        setSent(JSON.stringify({ name, target: event.targetValue.name }));
      }}
    >
      <Flex direction="column" gap="small">
        <Input name="name" label="Name" value={name} onChange={setName} onInput={tell('typed')} required />
        <Input name="code" label="Code" error validationMessage="Three letters." description="As on the invoice" />
        <TextArea name="reason" label="Reason" onChange={tell('reason')} />
        <SearchInput name="find" label="Find" />
        <NumberInput name="seats" label="Seats" onChange={tell('seats')} />
        <CurrencyInput name="budget" label="Budget" currency="EUR" onChange={tell('budget')} />
        <StepperInput name="steps" label="Steps" />
        <DateInput name="until" label="Until" value={{ year: 2026, month: 10, date: 21 }} onChange={tell('until')} />
        <TimeInput name="at" label="At" onChange={tell('at')} />
        <Select name="segment" label="Segment" options={SEGMENTS} onChange={tell('segment')} />
        <MultiSelect name="several" label="Several" options={SEGMENTS} value={['ideal']} onChange={tell('several')} />
        <Checkbox name="sure" onChange={tell('sure')}>
          I am sure
        </Checkbox>
        <RadioButton name="way">By post</RadioButton>
        <Toggle label="Alerts" onChange={tell('alerts')} />
        <ToggleGroup
          name="group"
          label="Groups"
          toggleType="radioButtonList"
          options={SEGMENTS}
          onChange={tell('group')}
        />
        <Button type="submit" variant="primary">
          Send
        </Button>
        <Text testId="told">{JSON.stringify(told)}</Text>
        <Text testId="sent">{sent}</Text>
      </Flex>
    </Form>
  );
}
