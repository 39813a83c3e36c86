import { Router } from 'express';
import * as z from 'zod';
import { changeSetting, type SettingChange } from '../../../operations/settings/change-setting.ts';
import {
  listStanding,
  readAllStanding,
  SETTING_NAMES,
  type SettingName,
  type StandingSetting,
} from '../../../operations/settings/read-settings.ts';
import { type ApiCall, type ApiReply, ok, refuse } from '../api-call.ts';
import { type EndpointDoor, route } from '../endpoint.ts';
import { previewEndpoint } from './preview-endpoint.ts';
import { createPreviewTurns } from './preview-turns.ts';
import { refuseInvalid, refuseNoAdmin } from './refuse-invalid.ts';
import { showChecklist, showModel } from './set-up-endpoints.ts';

/** Versions that an answer holds at most, and bytes of them: HubSpot hands on a megabyte. */
const VERSIONS_SHOWN = 100;
const VERSIONS_BYTES = 800_000;

const changeSchema = z.strictObject({
  value: z.unknown(),
  /** That the person saw. */
  version: z.int().min(0),
  why: z.string().trim().min(1).max(500),
});

/** What the settings page asks, for people only: the settings themselves, and what helps to set them. */
export function settingsRoutes(door: EndpointDoor): Router {
  const router = Router();
  router.get('/', route(door, 'users', showAll));
  router.get('/checklist', route(door, 'users', showChecklist));
  router.get('/model', route(door, 'users', showModel));
  router.post('/preview/:what', route(door, 'users', previewEndpoint(createPreviewTurns())));
  router.put('/:name', route(door, 'users', change));
  router.get('/:name/history', route(door, 'users', history));
  return router;
}

async function showAll({ account, rights, caller }: ApiCall): Promise<ApiReply> {
  return ok({
    mayChange: rights.mayChangeSettings,
    currency: account.portal.currency,
    userId: caller.kind === 'user' ? caller.user.id : null,
    settings: await readAllStanding(account.store.runs),
  });
}

async function history({ account, params }: ApiCall): Promise<ApiReply> {
  const name = readName(params.name);
  if (name === null) return noSetting();
  const versions = await listStanding(account.store.runs, name);
  return ok({ name, versions: fitVersions(versions), total: versions.length });
}

/** The latest ones that fit. */
function fitVersions(versions: readonly StandingSetting[]): readonly StandingSetting[] {
  let bytes = 0;
  return versions.slice(0, VERSIONS_SHOWN).filter((version) => {
    bytes += Buffer.byteLength(JSON.stringify(version));
    return bytes <= VERSIONS_BYTES;
  });
}

async function change({ caller, account, rights, params, body }: ApiCall): Promise<ApiReply> {
  const name = readName(params.name);
  if (name === null) return noSetting();
  if (!rights.mayChangeSettings || caller.kind !== 'user') return refuseNoAdmin();
  const wanted = changeSchema.safeParse(body);
  if (!wanted.success)
    return refuse(400, 'bad_request', 'A change needs a value, the version that it follows, and why it is made.');
  const { id, email } = caller.user;
  const by = email ?? `user ${String(id)}`;
  return toReply(await changeSetting(account.store.runs, { name, by, userId: id, ...wanted.data }));
}

function toReply(changed: SettingChange): ApiReply {
  switch (changed.kind) {
    case 'changed':
    case 'unchanged':
      return ok(changed);
    case 'conflict':
      return refuse(409, 'conflict', 'Somebody else has changed this setting since. Look at it and change it again.', {
        current: changed.current,
      });
    case 'invalid':
      return refuseInvalid('Not changed', changed.problems);
  }
}

function readName(name: string | undefined): SettingName | null {
  return SETTING_NAMES.find((one) => one === name) ?? null;
}

function noSetting(): ApiReply {
  return refuse(404, 'no_setting', `There is no such setting. There are ${SETTING_NAMES.join(', ')}.`);
}
