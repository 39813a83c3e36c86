import { formatIsoDay } from '../../../scoring/day.ts';
import { movedSince } from '../later/fix-ranking.ts';
import { ofPart, toIsoOrNull, type ProgrammeLook, type Slice } from './look.ts';

/** The Ideal as they were ranked at the end of the last period, beside their places at the end of the one before. */
export async function rankingView(look: ProgrammeLook, { offset, limit }: Slice): Promise<object> {
  const { store, ownerIds } = look;
  return ofPart(look, 'ranking', async (dated) => {
    const [end, before] = await store.programme.listRankingEnds();
    if (end === undefined) return { kind: 'not_yet' };
    const beforeOn = before?.periodEnd ?? null;
    const { total, rows } = await store.programme.listRanked(end.periodEnd, beforeOn, { ownerIds, offset, limit });
    const period = { period: formatIsoDay(end.periodEnd), periodBefore: toIsoOrNull(beforeOn) };
    return { kind: 'ranking', ...dated, total, offset, ...period, ranked: rows };
  });
}

/** Who rose and fell since a ranking was fixed, the largest changes of relative value first. */
export async function rankMoversView(
  look: ProgrammeLook,
  { offset, limit, direction }: Slice & { readonly direction: 'up' | 'down' | null },
): Promise<object> {
  const { store, ownerIds } = look;
  return ofPart(look, 'ranking', async (dated, worked) => {
    const end = movedSince(await store.programme.listRankingEnds(), worked);
    if (end === null) return { kind: 'not_yet' };
    const { total, rows, up, down } = await store.programme.listMovers({ ownerIds, offset, limit, direction });
    const crossed = await store.programme.countEntered(end.periodEnd, ownerIds);
    const from = formatIsoDay(end.periodEnd);
    return { kind: 'movers', ...dated, total, offset, from, up, down, ...crossed, movers: rows };
  });
}
