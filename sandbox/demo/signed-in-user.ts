import { Router } from 'express';
import type { Request, Response } from 'express';
import type { CrmOwner } from '../crm/crm-data.ts';
import { signInSchema, type Language, type SignedInUser } from './signed-in-view.ts';

export interface SignedIn {
  /** Who is signed in now. */
  readonly current: () => SignedInUser;
  /** In which the person has set HubSpot. */
  readonly language: () => Language;
  /** Shows who is, and takes who is to be. Bodies are parsed already. */
  readonly router: Router;
}

/** Runs the account and owns no customer. */
const OPERATIONS: SignedInUser = {
  role: 'operations',
  name: 'Noor Haddad',
  userId: '62000001',
  userEmail: 'noor.haddad@lumenta.example',
};

/** A rep and a manager, who are the first two active owners, and somebody of operations, who is no owner. */
export function usersOf(owners: readonly CrmOwner[]): readonly SignedInUser[] {
  const active = owners.filter((owner) => owner.archived !== true);
  const roles = ['rep', 'manager'] as const;
  const people = roles.flatMap((role, place) => {
    const owner = active[place];
    if (owner === undefined) return [];
    const name = `${owner.firstName} ${owner.lastName}`.trim();
    return [{ role, name, userId: owner.userId ?? owner.id, userEmail: owner.email }];
  });
  return [...people, OPERATIONS];
}

/** The first of the users is signed in, until another one is chosen. Throws where there is none. */
export function createSignedIn(users: readonly SignedInUser[]): SignedIn {
  const [first] = users;
  if (first === undefined) throw new Error('Nobody can sign in: there are no users.');
  let current = first;
  let language: Language = 'en';
  const router = Router();
  router.get('/', (_request: Request, response: Response) => {
    response.json({ current, users, language });
  });
  router.put('/', (request: Request, response: Response) => {
    const choice = signInSchema.safeParse(request.body);
    const wanted = choice.data?.userId ?? current.userId;
    const chosen = choice.success ? users.find(({ userId }) => userId === wanted) : undefined;
    if (chosen === undefined) {
      response.status(400).json({ message: 'There is no such user or language.' });
      return;
    }
    current = chosen;
    language = choice.data?.language ?? language;
    response.json({ current, users, language });
  });
  return { current: () => current, language: () => language, router };
}
