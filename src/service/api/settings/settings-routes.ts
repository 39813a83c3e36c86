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
import { type CheckedWallet, checkWallet } from '../../../operations/settings/wallet-property.ts';
import { keepPolicy, POLICY_SETTING } from '../../../operations/rescore/keep-policy.ts';
import { type ApiCall, type ApiReply, ok, refuse } from '../api-call.ts';
import { type Endpoint, type EndpointDoor, route } from '../endpoint.ts';
import type { JobQueue } from '../../../operations/ports/job-queue.ts';
import { nextNightlyRun } from '../../work/nightly-minute.ts';
import type { ViewerDesk } from '../viewer-desk.ts';
import { nameUser } from './name-user.ts';
import { startRun } from './start-run.ts';
import { previewEndpoint } from './preview-endpoint.ts';
import { createPreviewTurns } from './preview-turns.ts';
import { refuseInvalid, refuseNoAdmin } from './refuse-invalid.ts';
import { showChecklist, showModel } from './set-up-endpoints.ts';
import { previewWallet, showWalletChoices } from './wallet-endpoints.ts';

/** Versions that an answer holds at most, and bytes of them: HubSpot hands on a megabyte. */
const VERSIONS_SHOWN = 100;
const VERSIONS_BYTES = 800_000;

const changeSchema = z.strictObject({
  value: z.unknown(),
  /** That the person saw. */
  version: z.int().min(0),
  why: z.string().trim().min(1).max(500),
});

export interface SettingsDoor extends EndpointDoor {
  readonly jobs: Pick<JobQueue, 'send'>;
}

/** What the settings page asks, for people only: the settings themselves, and what helps to set them. */
export function settingsRoutes(door: SettingsDoor): Router {
  const router = Router();
  router.get('/', route(door, 'users', showAll));
  router.get('/checklist', route(door, 'users', showChecklist));
  router.get('/model', route(door, 'users', showModel));
  router.post('/run', route(door, 'users', startRun(door.jobs)));
  router.get('/wallet', route(door, 'users', showWalletChoices));
  router.post('/wallet', route(door, 'users', previewWallet));
  router.post('/preview/:what', route(door, 'users', previewEndpoint(createPreviewTurns())));
  router.put('/:name', route(door, 'users', change(door.viewers)));
  router.get('/:name/history', route(door, 'users', history));
  return router;
}

async function showAll({ account, rights, caller }: ApiCall): Promise<ApiReply> {
  return ok({
    mayChange: rights.mayChangeSettings,
    currency: account.portal.currency,
    userId: caller.kind === 'user' ? caller.user.id : null,
    nextRunAt: nextNightlyRun(account.portal, account.now()).toISOString(),
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

function change(viewers: ViewerDesk): Endpoint {
  return async ({ caller, account, rights, params, body }) => {
    const name = readName(params.name);
    if (name === null) return noSetting();
    if (!rights.mayChangeSettings || caller.kind !== 'user') return refuseNoAdmin();
    const wanted = changeSchema.safeParse(body);
    if (!wanted.success)
      return refuse(400, 'bad_request', 'A change needs a value, the version that it follows, and why it is made.');
    const by = await nameUser(caller.user, () => viewers.ownersOf(account));
    const checked = await checkValue(account, name, wanted.data.value);
    if (!checked.ok) return refuseInvalid('Not changed', checked.problems);
    const { value } = checked;
    const change = { ...wanted.data, name, by, userId: caller.user.id, value };
    return toReply(await changeSetting(account.store.runs, change));
  };
}

/** What only HubSpot knows: whether a property is there. */
async function checkValue(
  { store, companyProperties }: ApiCall['account'],
  name: SettingName,
  value: unknown,
): Promise<CheckedWallet> {
  if (name !== POLICY_SETTING) return { ok: true, value };
  const { wallet } = await keepPolicy(store.runs, null, false);
  return checkWallet(companyProperties, value, wallet);
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
