import type { OwnersView } from '../../shared/portfolio-view.ts';
import { type Filters, valuesOf, withValues } from './filters.ts';

/** Everybody's customers, nobody's, those of one owner, of a team, or of several owners that are no team. */
export type OwnerChoice = 'all' | 'nobody' | 'several' | `owner:${string}` | `team:${string}`;

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly memberIds: readonly string[];
}

/** The teams of the owners, by name. */
export function teamsOf(owners: OwnersView['owners']): readonly Team[] {
  const teams = new Map<string, Team>();
  for (const owner of owners) {
    for (const { id, name } of owner.teams) {
      teams.set(id, { id, name, memberIds: [...(teams.get(id)?.memberIds ?? []), owner.id] });
    }
  }
  return [...teams.values()].toSorted((one, other) => one.name.localeCompare(other.name));
}

/** What the filters say about owners, as the one choice that a person made. */
export function ownerChoice(filters: Filters, teams: readonly Team[]): OwnerChoice {
  if (filters.hasNoOwner !== undefined) return 'nobody';
  const ids = valuesOf(filters, 'ownerIds');
  const [first] = ids;
  if (first === undefined) return 'all';
  if (ids.length === 1) return `owner:${first}`;
  const team = teams.find(
    ({ memberIds }) => memberIds.length === ids.length && memberIds.every((id) => ids.includes(id)),
  );
  return team === undefined ? 'several' : `team:${team.id}`;
}

/** The filters with another choice of owners; a choice that means nothing here changes nothing. */
export function chooseOwner(filters: Filters, choice: string, teams: readonly Team[]): Filters {
  const others = withValues(withValues(filters, 'ownerIds', []), 'hasNoOwner', []);
  if (choice === 'all') return others;
  if (choice === 'nobody') return withValues(others, 'hasNoOwner', ['true']);
  const [kind, id = ''] = choice.split(':');
  if (kind === 'owner') return withValues(others, 'ownerIds', [id]);
  const team = kind === 'team' ? teams.find((one) => one.id === id) : undefined;
  return team === undefined ? filters : withValues(others, 'ownerIds', team.memberIds);
}
