import { createContext, useContext } from 'react';
import { PROGRAMME_PARTS, type ProgrammePart } from '../../shared/programme/programme-parts.ts';
import type { ProgrammeView } from '../../shared/programme/programme-settings.ts';
import type { Reading } from '../../shared/use-asked.ts';

const NOTHING: Reading<ProgrammeView> = { state: { status: 'loading', value: null }, retry: () => undefined };
const ProgrammeContext = createContext(NOTHING);

export const ProgrammeProvider = ProgrammeContext.Provider;

/** Which parts of the programme are on, asked once for the whole page. */
export function useProgrammeReading(): Reading<ProgrammeView> {
  return useContext(ProgrammeContext);
}

/** What the person may do in the programme; nothing while that is not known. */
export function useProgramme(): Pick<ProgrammeView, 'parts' | 'maySetGoals' | 'usualCosts'> {
  const { value } = useContext(ProgrammeContext).state;
  return value ?? { parts: [], maySetGoals: false, usualCosts: {} };
}

/** Parts that are on, in the order of their tabs. */
export function orderedParts(parts: readonly ProgrammePart[]): readonly ProgrammePart[] {
  return PROGRAMME_PARTS.filter((part) => parts.includes(part));
}
