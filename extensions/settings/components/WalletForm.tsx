import { type ReactElement, useEffect } from 'react';
import { Alert, Flex, Heading, LoadingSpinner, Select, Text } from '@hubspot/ui-extensions';
import type { PolicyValue } from '../../shared/settings-view.ts';
import { type AskedState, useAsked, useRequest } from '../../shared/use-asked.ts';
import {
  type CompanyProperty,
  walletChoicesSchema,
  type WalletPreview,
  walletPreviewSchema,
} from '../../shared/wallet-view.ts';
import type { Draft } from '../hooks/use-draft.ts';
import { useWords } from '../hooks/use-words.ts';
import { sayFailure } from '../sentences/say-failure.ts';
import { sayProblem } from '../sentences/say-problem.ts';
import { entryOf } from '../state/edits.ts';
import type { Field } from '../state/field.ts';
import { WALLET_DATE, WALLET_FIELDS, WALLET_PROPERTY } from '../state/wallet-fields.ts';
import { DraftForm } from './DraftForm.tsx';
import { WalletLook } from './WalletLook.tsx';

/** Of a select, where an empty value is no choice; no name of a property. */
const NONE = '-';
const CHOSEN_FROM = { 'wallet.property': 'number', 'wallet.datedBy': 'date' } as const;

/** Which property of companies holds their budget, chosen from those that HubSpot has, and what that would mean. */
export function WalletForm({ draft }: { readonly draft: Draft<PolicyValue> }): ReactElement {
  const { page, wallet: texts } = useWords().texts;
  const title = page.sections.wallet;
  if (!draft.mayChange) return <DraftForm title={title} fields={WALLET_FIELDS} draft={draft} />;
  return (
    <Flex direction="column" gap="small" testId="wallet">
      <Heading>{title}</Heading>
      <Text>{texts.about}</Text>
      <WalletChoice draft={draft} />
      <Text variant="microcopy">{texts.rule}</Text>
    </Flex>
  );
}

function WalletChoice({ draft }: { readonly draft: Draft<PolicyValue> }): ReactElement {
  const words = useWords();
  const { state } = useAsked('/api/settings/wallet', walletChoicesSchema);
  const look = useWalletLook(draft.value.wallet);
  if (state.value === null && state.status === 'loading')
    return <LoadingSpinner label={words.texts.wallet.loading} showLabel />;
  // Where HubSpot cannot be asked for its properties, a name can be typed all the same.
  if (state.value === null) return <DraftForm title="" fields={WALLET_FIELDS} draft={draft} />;
  const { properties } = state.value;
  return (
    <>
      <PropertySelect field={WALLET_PROPERTY} properties={properties} draft={draft} />
      {draft.value.wallet.property !== null && (
        <>
          <PropertySelect field={WALLET_DATE} properties={properties} draft={draft} />
          <LookAnswer look={look} />
        </>
      )}
    </>
  );
}

function PropertySelect({
  field,
  properties,
  draft,
}: {
  readonly field: Field<PolicyValue>;
  readonly properties: readonly CompanyProperty[];
  readonly draft: Draft<PolicyValue>;
}): ReactElement {
  const words = useWords();
  const { texts } = words;
  const name = field.name === 'wallet.datedBy' ? field.name : 'wallet.property';
  const entry = String(entryOf(field, draft.standing.value, draft.edits));
  const offered = properties.filter(({ kind }) => kind === CHOSEN_FROM[name]);
  const isGone = entry !== '' && !offered.some((property) => property.name === entry);
  const problem = draft.problems[name];
  const said = problem === undefined ? '' : sayProblem(problem, words);
  return (
    <Select
      name={name}
      label={texts.fields[name].label}
      description={texts.fields[name].about}
      value={entry === '' ? NONE : entry}
      options={[
        { value: NONE, label: texts.wallet.none[name] },
        ...offered.map((property) => ({ value: property.name, label: `${property.label} (${property.name})` })),
        ...(isGone ? [{ value: entry, label: texts.wallet.gone(entry) }] : []),
      ]}
      onChange={(value) => {
        draft.enter(field, value === NONE ? '' : String(value));
      }}
      error={problem !== undefined || isGone}
      validationMessage={isGone ? texts.wallet.goneAbout : said}
      testId={name}
    />
  );
}

/** What the chosen properties would mean, looked at as soon as they are chosen. */
function useWalletLook({ property, datedBy }: PolicyValue['wallet']): AskedState<WalletPreview> {
  const { state, ask } = useRequest<WalletPreview>();
  useEffect(() => {
    if (property === null) return;
    void ask({
      ...{ path: '/api/settings/wallet', method: 'POST', schema: walletPreviewSchema },
      body: { property, datedBy },
    });
  }, [property, datedBy, ask]);
  return state;
}

function LookAnswer({ look }: { readonly look: AskedState<WalletPreview> }): ReactElement {
  const words = useWords();
  if (look.status === 'ready') return <WalletLook view={look.value} />;
  if (look.status !== 'failed') return <LoadingSpinner label={words.texts.wallet.looking} showLabel />;
  const { title, advice } = sayFailure(look.failure, words);
  return (
    <Alert title={title} variant="danger" testId="wallet-failed">
      {advice}
    </Alert>
  );
}
