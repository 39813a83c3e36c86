import * as z from 'zod';
import { flagInQuery, limitInQuery, objectTypeOf, parameterOf, readBody } from '../api-call.ts';
import type { ApiCall } from '../api-call.ts';
import type { Route } from '../route.ts';
import { jsonAnswer, notFound } from '../answers.ts';
import type { CrmOwner, CrmPipeline } from '../crm-data.ts';
import type { Portal } from '../portal.ts';

const OWNERS_PER_PAGE = 100;
const MOST_OWNERS_PER_PAGE = 500;

/** Account details, the token's scopes, owners and deal pipelines: what an app reads once. */
export const accountRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: 'account-info/{version}/details',
    bucket: 'other',
    access: 'account',
    answer: (_call, portal) => jsonAnswer(200, accountDetails(portal)),
  },
  {
    method: 'POST',
    path: 'oauth/v2/private-apps/get/access-token-info',
    bucket: 'other',
    access: 'account',
    answer: describeToken,
  },
  { method: 'GET', path: 'crm/owners/{version}', bucket: 'other', access: 'owners', answer: listOwners },
  { method: 'GET', path: 'crm/owners/{version}/{id}', bucket: 'other', access: 'owners', answer: readOwner },
  { method: 'GET', path: 'crm/pipelines/{version}/{type}', bucket: 'other', access: 'read', answer: listPipelines },
  { method: 'GET', path: 'crm/pipelines/{version}/{type}/{id}', bucket: 'other', access: 'read', answer: readPipeline },
];

const tokenForm = z.object({ tokenKey: z.string().min(1) });

function describeToken(call: ApiCall, portal: Portal): Response {
  readBody(call, tokenForm);
  const { appId, scopes } = portal.options;
  return jsonAnswer(200, { hubId: portal.data.account.portalId, appId: Number(appId), scopes });
}

function accountDetails(portal: Portal): unknown {
  const { portalId, companyCurrency, timeZone } = portal.data.account;
  const offset = offsetMilliseconds(timeZone, portal.now());
  return {
    portalId,
    accountType: 'STANDARD',
    timeZone,
    companyCurrency,
    additionalCurrencies: currenciesOf(portal).filter((currency) => currency !== companyCurrency),
    utcOffset: offsetText(offset),
    utcOffsetMilliseconds: offset,
    uiDomain: 'app.hubspot.com',
    dataHostingLocation: 'na1',
  };
}

function currenciesOf(portal: Portal): readonly string[] {
  const options = portal.catalog.find('deals', 'deal_currency_code')?.options ?? [];
  return options.map((option) => option.value);
}

function offsetMilliseconds(timeZone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}

function offsetText(milliseconds: number): string {
  const minutes = Math.abs(milliseconds) / 60_000;
  const hours = String(Math.floor(minutes / 60)).padStart(2, '0');
  return `${milliseconds < 0 ? '-' : '+'}${hours}:${String(minutes % 60).padStart(2, '0')}`;
}

function listOwners(call: ApiCall, portal: Portal): Response {
  const limit = limitInQuery(call, OWNERS_PER_PAGE, MOST_OWNERS_PER_PAGE);
  const archived = flagInQuery(call, 'archived');
  const email = call.url.searchParams.get('email');
  const after = Number(call.url.searchParams.get('after') ?? '0');
  const owners = portal.data.owners.filter(
    (owner) => (owner.archived === true) === archived && (email === null || owner.email === email),
  );
  const next = after + limit;
  return jsonAnswer(200, {
    results: owners.slice(after, next).map((owner) => ownerBody(owner, portal)),
    ...(next < owners.length ? { paging: { next: { after: String(next) } } } : {}),
  });
}

function readOwner(call: ApiCall, portal: Portal): Response {
  const id = parameterOf(call, 'id');
  const owner = portal.data.owners.find((candidate) => candidate.id === id);
  if (owner === undefined || (owner.archived === true && !flagInQuery(call, 'archived'))) throw notFound();
  return jsonAnswer(200, ownerBody(owner, portal));
}

function ownerBody(owner: CrmOwner, portal: Portal): unknown {
  const since = portal.firstDay.toISOString();
  const userId = Number(owner.userId ?? owner.id);
  const isArchived = owner.archived === true;
  return {
    id: owner.id,
    type: 'PERSON',
    email: owner.email,
    firstName: owner.firstName,
    lastName: owner.lastName,
    createdAt: since,
    updatedAt: since,
    archived: isArchived,
    userId: isArchived ? null : userId,
    userIdIncludingInactive: userId,
    ...(owner.teams === undefined ? {} : { teams: owner.teams }),
  };
}

function listPipelines(call: ApiCall, portal: Portal): Response {
  return jsonAnswer(200, {
    results: pipelinesOf(call, portal).map((pipeline, index) => pipelineBody(pipeline, index, portal)),
  });
}

function readPipeline(call: ApiCall, portal: Portal): Response {
  const pipelines = pipelinesOf(call, portal);
  const index = pipelines.findIndex((pipeline) => pipeline.id === parameterOf(call, 'id'));
  const pipeline = pipelines[index];
  if (pipeline === undefined) throw notFound();
  return jsonAnswer(200, pipelineBody(pipeline, index, portal));
}

function pipelinesOf(call: ApiCall, portal: Portal): readonly CrmPipeline[] {
  if (objectTypeOf(call) !== 'deals') throw notFound('This stand-in holds the pipelines of deals only.');
  return portal.data.dealPipelines;
}

function pipelineBody(pipeline: CrmPipeline, displayOrder: number, portal: Portal): unknown {
  const since = portal.firstDay.toISOString();
  return {
    id: pipeline.id,
    label: pipeline.label,
    displayOrder,
    createdAt: since,
    updatedAt: since,
    archived: false,
    stages: pipeline.stages.map((stage, index) => ({
      id: stage.id,
      label: stage.label,
      displayOrder: index,
      // HubSpot sends both as text.
      metadata: { isClosed: String(stage.isClosed), probability: stage.probability.toFixed(1) },
      writePermissions: 'CRM_PERMISSIONS_ENFORCEMENT',
      createdAt: since,
      updatedAt: since,
      archived: false,
    })),
  };
}
