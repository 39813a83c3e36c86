import { type ReactElement, useState } from 'react';
import { Button, NumberInput, TextArea } from '@hubspot/ui-extensions';
import { type RoadmapSaved, roadmapSavedSchema } from '../../../shared/programme/roadmap-view.ts';
import { usePortfolio } from '../../hooks/use-portfolio.ts';
import { createEntryKey, useProgrammeEntry } from '../../hooks/use-programme-entry.ts';
import { useWords } from '../../hooks/use-words.ts';
import { calledBy, type Who } from './CompanyCell.tsx';
import { CustomerChoice } from './CustomerChoice.tsx';
import { ProgrammeDialog } from './ProgrammeDialog.tsx';

const LONGEST = 2_000;
const YEARS_AHEAD = 20;

export interface EnterExchangeProps {
  /** Null: the person chooses the customer. */
  readonly company: Pick<Who, 'companyId' | 'name'> | null;
  readonly onSaved: () => void;
}

/** A button with the form that notes an exchange of plans. */
export function EnterExchange({ company, onSaved }: EnterExchangeProps): ReactElement {
  const { roadmap } = useWords().texts.programme;
  const id = `exchange-${company?.companyId ?? 'any'}`;
  return (
    <Button
      size={company === null ? 'sm' : 'xs'}
      variant="secondary"
      testId={id}
      overlay={<ExchangeDialog id={`${id}-dialog`} company={company} onSaved={onSaved} />}
    >
      {roadmap.enter}
    </Button>
  );
}

interface ExchangeDraft {
  readonly key: string;
  readonly companyId: string | null;
  readonly theirs: string;
  readonly byYear: number | null;
  readonly ours: string;
}

function freshDraft(companyId: string | null): ExchangeDraft {
  return { key: createEntryKey(Date.now(), Math.random()), companyId, theirs: '', byYear: null, ours: '' };
}

/** What is wrong with the draft, field by field. */
function faultsOf({ theirs, ours, byYear }: ExchangeDraft, thisYear: number) {
  return {
    text: theirs.trim() === '' && ours.trim() === '',
    year: byYear !== null && !(Number.isInteger(byYear) && byYear >= thisYear && byYear <= thisYear + YEARS_AHEAD),
  };
}

function ExchangeDialog({ id, company, onSaved }: EnterExchangeProps & { readonly id: string }): ReactElement {
  const { form } = useWords().texts.programme.roadmap;
  const { today } = usePortfolio();
  const { state, send, forget } = useProgrammeEntry<RoadmapSaved>(id, onSaved);
  const companyId = company?.companyId ?? null;
  const [draft, setDraft] = useState(() => freshDraft(companyId));
  const [isChecked, setIsChecked] = useState(false);
  const faults = faultsOf(draft, Number(today.slice(0, 4)));
  const change = (changes: Partial<ExchangeDraft>): void => {
    setDraft((before) => ({ ...before, ...changes }));
  };
  const save = (): void => {
    setIsChecked(true);
    if (draft.companyId === null || faults.text || faults.year) return;
    const body = { ...draft, theirs: draft.theirs.trim(), ours: draft.ours.trim() };
    void send({ path: '/api/programme/roadmap', body, schema: roadmapSavedSchema }, () => form.saved);
  };
  return (
    <ProgrammeDialog
      id={id}
      title={company === null ? form.titleOpen : form.title(calledBy(company))}
      about={form.about}
      state={state}
      onOpen={() => {
        setDraft(freshDraft(companyId));
        setIsChecked(false);
        forget();
      }}
      onSave={save}
    >
      {company === null && (
        <CustomerChoice
          chosen={draft.companyId}
          choose={(chosen) => {
            change({ companyId: chosen });
          }}
          isMissing={isChecked && draft.companyId === null}
        />
      )}
      <TextArea
        name="theirs"
        label={form.theirs}
        maxLength={LONGEST}
        value={draft.theirs}
        onChange={(theirs) => {
          change({ theirs });
        }}
        error={isChecked && faults.text}
        validationMessage={isChecked && faults.text ? form.theirsInvalid : ''}
        testId={`${id}-theirs`}
      />
      <NumberInput
        name="byYear"
        label={form.byYear}
        {...(draft.byYear === null ? {} : { value: draft.byYear })}
        onChange={(byYear) => {
          change({ byYear: Number.isFinite(byYear) ? byYear : null });
        }}
        error={isChecked && faults.year}
        validationMessage={isChecked && faults.year ? form.byYearInvalid : ''}
        testId={`${id}-year`}
      />
      <TextArea
        name="ours"
        label={form.ours}
        maxLength={LONGEST}
        value={draft.ours}
        onChange={(ours) => {
          change({ ours });
        }}
        testId={`${id}-ours`}
      />
    </ProgrammeDialog>
  );
}
