import { createContext, useContext } from 'react';
import type { OwnersView } from '../../shared/portfolio-view.ts';
import { type Team, teamsOf } from '../filters/owner-choice.ts';

/** What every view needs to know beside its own answer. */
export interface Portfolio {
  readonly portalId: number;
  /** `YYYY-MM-DD` in the portal's time zone, on which the page was opened. */
  readonly today: string;
  readonly owners: OwnersView['owners'];
  readonly teams: readonly Team[];
  /** False: the person sees their own customers and their teams' only. */
  readonly seesAll: boolean;
}

export function createPortfolio(portalId: number, today: string, view: OwnersView | null): Portfolio {
  const owners = view?.owners ?? [];
  return { portalId, today, owners, teams: teamsOf(owners), seesAll: view?.seesAll ?? true };
}

const PortfolioContext = createContext<Portfolio>(createPortfolio(0, '1970-01-01', null));

export const PortfolioProvider = PortfolioContext.Provider;

export function usePortfolio(): Portfolio {
  return useContext(PortfolioContext);
}
