/** Lists of customers that a part has something to tell of, as plain data; days are `YYYY-MM-DD`. */
import { formatIsoDay } from '../../../scoring/day.ts';
import type { AskRow, ProgrammeStore } from '../../ports/programme-store.ts';
import { ofPart, toIsoOrNull, toWho, type ProgrammeLook, type Slice } from './look.ts';

/** Of the referrers and of those to be asked now, and of those whom one thing speaks against. */
const MOST = { referrers: 50, askNow: 50, nearly: 25 } as const;

export async function milestonesView(look: ProgrammeLook, { offset, limit }: Slice): Promise<object> {
  return ofPart(look, 'milestones', async (dated) => {
    const { total, rows } = await look.store.programme.listMilestones({ ownerIds: look.ownerIds, offset, limit });
    const milestones = rows.map(({ kind, size, day, state, appreciation, paused, ...who }) => ({
      ...toWho(who),
      ...{ milestone: kind, size, day: formatIsoDay(day), state, appreciation, paused },
    }));
    return { kind: 'milestones', ...dated, total, offset, milestones };
  });
}

export async function referralsView(look: ProgrammeLook): Promise<object> {
  const { programme } = look.store;
  const first = (limit: number): Parameters<ProgrammeStore['listReferrers']>[0] => {
    return { ownerIds: look.ownerIds, offset: 0, limit };
  };
  return ofPart(look, 'referrals', async (dated) => {
    const book = await programme.listReferrers(first(MOST.referrers));
    const askNow = await programme.listAsks(first(MOST.askNow), 0);
    const nearly = await programme.listAsks(first(MOST.nearly), 1);
    return {
      kind: 'referrals',
      ...dated,
      referrers: book.rows.map(({ referred, revenue, margin, expected, ...who }) => ({
        ...toWho(who),
        referred: referred.map((one) => ({ ...one, firstPurchaseOn: formatIsoDay(one.firstPurchaseOn) })),
        ...{ revenue, margin, expected },
      })),
      margin: book.margin,
      ...{ askNow: askNow.rows.map(toCandidate), askNowTotal: askNow.total },
      ...{ nearly: nearly.rows.map(toCandidate), nearlyTotal: nearly.total },
    };
  });
}

function toCandidate({ lastAskedOn, ...row }: AskRow): object {
  return { ...row, lastAskedOn: toIsoOrNull(lastAskedOn) };
}

export async function exposureView(look: ProgrammeLook, { offset, limit }: Slice): Promise<object> {
  return ofPart(look, 'competition', async (dated, worked) => {
    const { total, rows, valueAtRisk } = await look.store.programme.listExposed({
      ...{ ownerIds: look.ownerIds, offset, limit },
    });
    const exposed = rows.map(({ renewalOn, lastContactOn, ...row }) => ({
      ...row,
      daysToRenewal: renewalOn === null ? null : renewalOn - worked,
      silentDays: lastContactOn === null ? null : worked - lastContactOn,
    }));
    return { kind: 'exposure', ...dated, total, offset, valueAtRisk, exposed };
  });
}
