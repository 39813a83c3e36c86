import { Router } from 'express';
import * as z from 'zod';
import { changeSetting, type SettingChange } from '../../../operations/settings/change-setting.ts';
import {
  listStanding,
  readAllStanding,
  SETTING_NAMES,
  type SettingName,
} from '../../../operations/settings/read-settings.ts';
import { type ApiCall, type ApiReply, ok, refuse } from '../api-call.ts';
import { type EndpointDoor, route } from '../endpoint.ts';

/** Versions that an answer holds at most. */
const VERSIONS_SHOWN = 100;

const changeSchema = z.strictObject({
  value: z.unknown(),
  /** That the person saw. */
  version: z.int().min(0),
  why: z.string().trim().min(1).max(500),
});

/** `GET /settings`, `PUT /settings/:name`, `GET /settings/:name/history`, for people only. */
export function settingsRoutes(door: EndpointDoor): Router {
  const router = Router();
  router.get('/', route(door, 'users', showAll));
  router.put('/:name', route(door, 'users', change));
  router.get('/:name/history', route(door, 'users', history));
  return router;
}

async function showAll({ account, rights }: ApiCall): Promise<ApiReply> {
  return ok({ mayChange: rights.mayChangeSettings, settings: await readAllStanding(account.store.runs) });
}

async function history({ account, params }: ApiCall): Promise<ApiReply> {
  const name = readName(params.name);
  if (name === null) return noSetting();
  const versions = await listStanding(account.store.runs, name);
  return ok({ name, versions: versions.slice(0, VERSIONS_SHOWN), total: versions.length });
}

async function change({ caller, account, rights, params, body }: ApiCall): Promise<ApiReply> {
  const name = readName(params.name);
  if (name === null) return noSetting();
  if (!rights.mayChangeSettings || caller.kind !== 'user')
    return refuse(
      403,
      'admins_only',
      'Only the admins named in the setting "access" change settings. Ask one of them.',
    );
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
      return refuse(400, 'invalid', `Not changed: ${changed.problems.join('; ')}.`, { problems: changed.problems });
  }
}

function readName(name: string | undefined): SettingName | null {
  return SETTING_NAMES.find((one) => one === name) ?? null;
}

function noSetting(): ApiReply {
  return refuse(404, 'no_setting', `There is no such setting. There are ${SETTING_NAMES.join(', ')}.`);
}
