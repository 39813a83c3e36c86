import { Router } from 'express';
import type { Request, Response } from 'express';
import * as z from 'zod';
import type { CrmOwner } from '../crm/crm-data.ts';

/** Who sits before the screen: HubSpot tells the app in every call. */
export interface SignedInUser {
  readonly role: 'rep' | 'manager' | 'operations';
  readonly name: string;
  readonly userId: string;
  readonly userEmail: string;
}

export interface SignedIn {
  /** Who is signed in now. */
  readonly current: () => SignedInUser;
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

const choiceForm = z.object({ userId: z.string() });

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
  const router = Router();
  router.get('/', (_request: Request, response: Response) => {
    response.json({ current, users });
  });
  router.put('/', (request: Request, response: Response) => {
    const choice = choiceForm.safeParse(request.body);
    const chosen = choice.success ? users.find(({ userId }) => userId === choice.data.userId) : undefined;
    if (chosen === undefined) {
      response.status(400).json({ message: 'There is no such user.' });
      return;
    }
    current = chosen;
    response.json({ current, users });
  });
  return { current: () => current, router };
}
