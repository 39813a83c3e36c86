import { useCallback, useState } from 'react';
import type { ProgrammeActivity } from '../../../shared/programme/activities-view.ts';
import type { ActivityKind } from '../../../shared/programme/programme-parts.ts';
import { createEntryKey } from '../../hooks/use-programme-entry.ts';

/** What a person is entering of an activity. */
export interface ActivityDraft {
  /** By which the service knows it where it comes twice. */
  readonly key: string;
  readonly companyId: string | null;
  readonly activity: ActivityKind;
  readonly isDone: boolean;
  readonly day: string;
  /** Null: not entered. */
  readonly cost: number | null;
  readonly forPerson: boolean;
  readonly person: string;
  readonly note: string;
  readonly makeTask: boolean;
}

export interface ActivityDraftStart extends Pick<ActivityDraft, 'companyId' | 'activity' | 'isDone' | 'day'> {
  readonly usualCosts: Readonly<Partial<Record<ActivityKind, number>>>;
}

export interface Drafting {
  readonly draft: ActivityDraft;
  readonly change: (changes: Partial<ActivityDraft>) => void;
  /** Another kind, with what such a one usually costs. */
  readonly choose: (activity: ActivityKind) => void;
  /** Starts anew. */
  readonly reset: () => void;
}

function freshDraft({ companyId, activity, isDone, day, usualCosts }: ActivityDraftStart): ActivityDraft {
  return {
    key: createEntryKey(Date.now(), Math.random()),
    companyId,
    activity,
    isDone,
    day,
    cost: usualCosts[activity] ?? 0,
    forPerson: false,
    person: '',
    note: '',
    makeTask: !isDone,
  };
}

export function useActivityDraft(start: ActivityDraftStart): Drafting {
  const [draft, setDraft] = useState(() => freshDraft(start));
  const change = useCallback((changes: Partial<ActivityDraft>) => {
    setDraft((before) => ({ ...before, ...changes }));
  }, []);
  const choose = (activity: ActivityKind): void => {
    change({ activity, cost: start.usualCosts[activity] ?? draft.cost });
  };
  const reset = (): void => {
    setDraft(freshDraft(start));
  };
  return { draft, change, choose, reset };
}

/** As the service takes it; null while something is missing. */
export function toActivityBody(draft: ActivityDraft): Readonly<Record<string, unknown>> | null {
  const { forPerson, person, companyId, cost, note, isDone, makeTask, ...rest } = draft;
  if (companyId === null || cost === null || !isCost(cost) || (forPerson && person.trim() === '')) return null;
  const beneficiary: ProgrammeActivity['beneficiary'] = forPerson
    ? { kind: 'person', name: person.trim() }
    : { kind: 'company' };
  return { ...rest, companyId, cost, beneficiary, note: note.trim(), isDone, makeTask: makeTask && !isDone };
}

export function isCost(cost: number | null): boolean {
  return cost !== null && Number.isFinite(cost) && cost >= 0;
}
