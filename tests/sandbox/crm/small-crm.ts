import * as z from 'zod';
import type { CrmAssociation, CrmData, CrmObjectType, CrmRecord } from '../../../sandbox/crm/crm-data.ts';
import { createCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import type { CrmOptions, SandboxCrm } from '../../../sandbox/crm/sandbox-crm.ts';

const NO_RECORDS: CrmData['records'] = {
  companies: [],
  contacts: [],
  deals: [],
  line_items: [],
  calls: [],
  meetings: [],
  emails: [],
  notes: [],
  tasks: [],
  communications: [],
  tickets: [],
  feedback_submissions: [],
};

/** The data of a small vendor's account: two pipelines, two owners, and the records given. */
export function smallData(
  records: Partial<Record<CrmObjectType, readonly CrmRecord[]>> = {},
  associations: readonly CrmAssociation[] = [],
): CrmData {
  return {
    account: { portalId: 4711, companyCurrency: 'EUR', timeZone: 'Europe/Berlin' },
    records: { ...NO_RECORDS, ...records },
    associations,
    dealPipelines: [
      {
        id: 'default',
        label: 'Sales',
        stages: [
          { id: 'offer', label: 'Offer', isClosed: false, probability: 0.4 },
          { id: 'won', label: 'Won', isClosed: true, probability: 1 },
          { id: 'lost', label: 'Lost', isClosed: true, probability: 0 },
        ],
      },
      {
        id: 'renewals',
        label: 'Renewals',
        stages: [{ id: 'renewed', label: 'Renewed', isClosed: true, probability: 1 }],
      },
    ],
    dealTypes: [
      { value: 'newbusiness', label: 'New business' },
      { value: 'existingbusiness', label: 'Existing business' },
    ],
    owners: [
      {
        id: '501',
        email: 'a.kaya@example.com',
        firstName: 'Aylin',
        lastName: 'Kaya',
        userId: '9501',
        teams: [{ id: '31', name: 'Mid-market', primary: true }],
      },
      { id: '502', email: 'left@example.com', firstName: 'Lee', lastName: 'Left', archived: true },
    ],
  };
}

export function smallCrm(
  records: Partial<Record<CrmObjectType, readonly CrmRecord[]>> = {},
  associations: readonly CrmAssociation[] = [],
  options: CrmOptions = {},
): SandboxCrm {
  return createCrm(smallData(records, associations), options);
}

/** Companies "1" to the number given. */
export function companies(count: number): readonly CrmRecord[] {
  return numbered(count, (number) => ({ name: `Company ${String(number)}` }));
}

export function numbered(
  count: number,
  properties: (number: number) => CrmRecord['properties'],
  firstId = 1,
): readonly CrmRecord[] {
  return Array.from({ length: count }, (_, index) => ({
    id: String(firstId + index),
    properties: properties(index + 1),
    createdAt: '2026-01-01T00:00:00.000Z',
  }));
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Null where there was none. */
  readonly body: unknown;
}

export const TOKEN = 'pat-test';

export function request(method: string, path: string, body?: unknown, token = TOKEN): Request {
  return new Request(`https://api.hubapi.com${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

export async function ask(crm: SandboxCrm, method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await crm.handle(request(method, path, body));
  const text = await answer.text();
  const isJson = answer.headers.get('Content-Type')?.includes('json') === true;
  return {
    status: answer.status,
    headers: answer.headers,
    body: isJson ? JSON.parse(text) : text === '' ? null : text,
  };
}

const page = z.object({
  total: z.number().optional(),
  results: z.array(z.looseObject({ id: z.string().optional(), name: z.string().optional() })),
  paging: z.object({ next: z.object({ after: z.string() }) }).optional(),
});

/** The ids of the results, in their order. */
export function idsOf({ body }: Answer): readonly (string | undefined)[] {
  return page.parse(body).results.map((result) => result.id);
}

export function namesOf({ body }: Answer): readonly (string | undefined)[] {
  return page.parse(body).results.map((result) => result.name);
}

/** Undefined on the last page. */
export function afterOf({ body }: Answer): string | undefined {
  return page.parse(body).paging?.next.after;
}

const errorBody = z.object({ message: z.string() });

export function messageOf({ body }: Answer): string {
  return errorBody.parse(body).message;
}
