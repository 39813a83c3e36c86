interface Planted {
  readonly rule: string;
  /** The file that the rule must name. */
  readonly from: string;
  readonly files: Readonly<Record<string, string>>;
}

/** One violation of each rule, each in files of its own, with the rule that must find it. */
export const PLANTED: readonly Planted[] = [
  {
    rule: 'scoring-imports-only-itself',
    from: 'src/scoring/knows-hubspot.ts',
    files: {
      'src/scoring/knows-hubspot.ts': "import { token } from '../hubspot/token.ts'; export const a = token;",
      'src/hubspot/token.ts': "export const token = 'secret';",
    },
  },
  {
    rule: 'scoring-imports-only-itself',
    from: 'src/scoring/reads-files.ts',
    files: { 'src/scoring/reads-files.ts': "import { readFileSync } from 'node:fs'; export const b = readFileSync;" },
  },
  {
    rule: 'scoring-imports-only-itself',
    from: 'src/scoring/parses.ts',
    files: { 'src/scoring/parses.ts': "import * as z from 'zod'; export const c = z.string();" },
  },
  {
    rule: 'scoring-imports-only-itself',
    from: 'src/scoring/knows-a-port.ts',
    files: {
      'src/scoring/knows-a-port.ts': "import type { Port } from '../operations/ports.ts'; export type D = Port;",
      'src/operations/ports.ts': "import type { Score } from '../scoring/types.ts'; export type Port = () => Score;",
    },
  },
  {
    rule: 'programme-imports-only-scoring',
    from: 'src/programme/refreshes.ts',
    files: {
      'src/programme/refreshes.ts': "import { refresh } from '../operations/refresh.ts'; export const e = refresh;",
      'src/operations/refresh.ts': "import * as z from 'zod'; export const refresh = (): unknown => z.string();",
    },
  },
  {
    rule: 'operations-import-only-scoring-and-programme',
    from: 'src/operations/knows-the-store.ts',
    files: {
      'src/operations/knows-the-store.ts': "import { save } from '../store/save.ts'; export const f = save;",
      'src/store/save.ts': "import { createHash } from 'node:crypto'; export const save = createHash;",
    },
  },
  {
    rule: 'operations-import-only-scoring-and-programme',
    from: 'src/operations/reads-files.ts',
    files: {
      'src/operations/reads-files.ts': "import { readFileSync } from 'node:fs'; export const b = readFileSync;",
    },
  },
  {
    rule: 'hubspot-calls-know-no-records',
    from: 'src/hubspot/client/knows-records.ts',
    files: {
      'src/hubspot/client/knows-records.ts': "import { owners } from '../records/owners.ts'; export const h = owners;",
      'src/hubspot/records/owners.ts': 'export const owners = 1;',
    },
  },
  {
    rule: 'hubspot-records-and-properties-know-no-histories',
    from: 'src/hubspot/records/knows-histories.ts',
    files: {
      'src/hubspot/records/knows-histories.ts':
        "import { history } from '../history/read.ts'; export const h = history;",
      'src/hubspot/history/read.ts': 'export const history = 1;',
    },
  },
  {
    rule: 'adapters-import-only-ports-and-the-pure-rooms',
    from: 'src/hubspot/knows-the-store.ts',
    files: { 'src/hubspot/knows-the-store.ts': "import { save } from '../store/save.ts'; export const g = save;" },
  },
  {
    rule: 'adapters-import-only-ports-and-the-pure-rooms',
    from: 'src/store/knows-an-operation.ts',
    files: {
      'src/store/knows-an-operation.ts':
        "import { refresh } from '../operations/refresh.ts'; export const h = refresh;",
    },
  },
  {
    rule: 'accounts-wire-adapters-and-nothing-else',
    from: 'src/accounts/knows-a-door.ts',
    files: {
      'src/accounts/knows-a-door.ts': "import { a } from '../service/allowed.ts'; export const b = a;",
    },
  },
  {
    rule: 'only-doors-open-accounts',
    from: 'src/hubspot/knows-accounts.ts',
    files: {
      'src/hubspot/knows-accounts.ts': "import { account } from '../accounts/allowed.ts'; export const b = account;",
    },
  },
  {
    rule: 'doors-take-only-types-from-extensions',
    from: 'src/service/knows-a-component.ts',
    files: {
      'src/service/knows-a-component.ts':
        "import { view } from '../../extensions/shared/view.ts'; export const i = view;",
      'extensions/shared/view.ts': 'export const view = 1; export interface View { readonly name: string }',
    },
  },
  {
    rule: 'only-doors-know-extensions',
    from: 'src/operations/knows-the-view.ts',
    files: {
      'src/operations/knows-the-view.ts':
        "import type { View } from '../../extensions/shared/view.ts'; export type J = View;",
    },
  },
  {
    rule: 'rooms-never-import-doors',
    from: 'src/config.ts',
    files: {
      'src/config.ts': "import { main } from './functions/allowed.ts'; export const k = main;",
    },
  },
  {
    rule: 'functions-stay-small',
    from: 'src/functions/whole-client.ts',
    files: {
      'src/functions/whole-client.ts': "import { Client } from '@hubspot/api-client'; export const m = Client;",
    },
  },
  {
    rule: 'functions-stay-small',
    from: 'src/functions/fits-by-a-detour.ts',
    files: {
      'src/functions/fits-by-a-detour.ts': "import { detour } from '../operations/detour.ts'; export const n = detour;",
      'src/operations/detour.ts': "import { fit } from '../scoring/fit/fit.ts'; export const detour = fit;",
      'src/scoring/fit/fit.ts': 'export const fit = 1;',
    },
  },
  {
    rule: 'functions-stay-small',
    from: 'src/functions/stores.ts',
    files: { 'src/functions/stores.ts': "import { save } from '../store/save.ts'; export const o = save;" },
  },
  {
    rule: 'extensions-import-only-themselves-and-what-hubspot-has',
    from: 'extensions/cards/KnowsScoring.tsx',
    files: {
      'extensions/cards/KnowsScoring.tsx':
        "import type { Score } from '../../src/scoring/types.ts'; export type P = Score;",
    },
  },
  {
    rule: 'extensions-import-only-themselves-and-what-hubspot-has',
    from: 'extensions/shared/whole-zod.ts',
    files: { 'extensions/shared/whole-zod.ts': "import * as z from 'zod'; export const q = z.string();" },
  },
  {
    rule: 'extension-folders-share-only-shared',
    from: 'extensions/pages/KnowsTheCard.tsx',
    files: {
      'extensions/pages/KnowsTheCard.tsx': "import { card } from '../cards/Card.tsx'; export const r = card;",
      'extensions/cards/Card.tsx': "import { view } from '../shared/view.ts'; export const card = view;",
    },
  },
  {
    rule: 'src-never-imports-sandbox',
    from: 'src/cli/demo.ts',
    files: {
      'src/cli/demo.ts': "import { answers } from '../../sandbox/crm/answers.ts'; export const s = answers;",
      'sandbox/crm/answers.ts': 'export const answers = 1;',
    },
  },
  {
    rule: 'sandbox-crm-and-host-are-independent-witnesses',
    from: 'sandbox/crm/shares-a-type.ts',
    files: {
      'sandbox/crm/shares-a-type.ts': "import type { Score } from '../../src/scoring/types.ts'; export type T = Score;",
    },
  },
  {
    rule: 'sandbox-portal-takes-only-the-glossary',
    from: 'sandbox/portal/computes.ts',
    files: {
      'sandbox/portal/computes.ts': "import type { Model } from '../../src/scoring/model.ts'; export type U = Model;",
      'src/scoring/model.ts': 'export interface Model { readonly id: string } export const seed: Model = { id: "" };',
    },
  },
  {
    rule: 'sandbox-portal-takes-types-only',
    from: 'sandbox/portal/takes-a-value.ts',
    files: {
      'sandbox/portal/takes-a-value.ts': "import { seed } from '../../src/scoring/types.ts'; export const v = seed;",
    },
  },
  {
    rule: 'sandbox-is-wired-by-its-main',
    from: 'sandbox/another/wires.ts',
    files: {
      'sandbox/another/wires.ts': "import type { Score } from '../../src/scoring/types.ts'; export type W = Score;",
    },
  },
  {
    rule: 'no-cycles',
    from: 'src/scoring/egg.ts',
    files: {
      'src/scoring/hen.ts': "import type { Egg } from './egg.ts'; export interface Hen { readonly egg: Egg }",
      'src/scoring/egg.ts': "import type { Hen } from './hen.ts'; export interface Egg { readonly hen: Hen }",
    },
  },
  {
    rule: 'no-barrels',
    from: 'src/scoring/passes-on.ts',
    files: { 'src/scoring/passes-on.ts': "export { seed } from './model.ts';" },
  },
  {
    rule: 'no-index-files',
    from: 'src/scoring/imports-an-index.ts',
    files: {
      'src/scoring/imports-an-index.ts': "import { x } from './math/index.ts'; export const y = x;",
      'src/scoring/math/index.ts': 'export const x = 1;',
    },
  },
  {
    rule: 'no-unresolvable',
    from: 'src/cli/imports-nothing.ts',
    files: { 'src/cli/imports-nothing.ts': "import { nothing } from './nothing.ts'; export const z = nothing;" },
  },
];

/** A house that keeps the table, in the places where a rule that is too strict would show. The planted files come on top. */
export const ALLOWED: Readonly<Record<string, string>> = {
  'src/scoring/types.ts': 'export interface Score { readonly loyalty: number } export const seed = 1;',
  'src/operations/ports.ts': "import type { Score } from '../scoring/types.ts'; export type Port = () => Score;",
  'src/operations/refresh.ts': "import * as z from 'zod'; export const refresh = (): unknown => z.string();",
  'src/store/save.ts': "import { createHash } from 'node:crypto'; export const save = createHash;",
  'extensions/shared/view.ts': 'export const view = 1; export interface View { readonly name: string }',
  'sandbox/crm/answers.ts': 'export const answers = 1;',
  'src/programme/allowed.ts': "import type { Score } from '../scoring/types.ts'; export type A = Score;",
  'src/hubspot/allowed.ts':
    "import * as z from 'zod'; import { createHmac } from 'node:crypto'; import type { Port } from '../operations/ports.ts'; export const a = [z, createHmac]; export type A = Port;",
  'src/operations/call-budget.ts': 'export type Bucket = string;',
  'src/operations/ports/score-store.ts': 'export type Row = readonly unknown[];',
  'src/store/allowed.ts':
    "import { Pool } from 'pg'; import type { Bucket } from '../operations/call-budget.ts'; import type { Row } from '../operations/ports/score-store.ts'; export const a = Pool; export type A = Bucket | Row;",
  'src/accounts/allowed.ts':
    "import { a } from '../hubspot/allowed.ts'; import { save } from '../store/save.ts'; import { refresh } from '../operations/refresh.ts'; export const account = [a, save, refresh];",
  'src/functions/allowed.ts':
    "import type { View } from '../../extensions/shared/view.ts'; import { a } from '../hubspot/allowed.ts'; import { refresh } from '../operations/refresh.ts'; export const main = [a, refresh]; export type A = View;",
  'src/build/allowed.ts': "import { refresh } from '../operations/refresh.ts'; export const a = refresh;",
  'src/service/allowed.ts':
    "import { Client } from '@hubspot/api-client'; import { save } from '../store/save.ts'; import { account } from '../accounts/allowed.ts'; export const a = [Client, save, account];",
  'extensions/cards/components/Allowed.tsx':
    "import { Text } from '@hubspot/ui-extensions'; import { CrmPropertyList } from '@hubspot/ui-extensions/crm'; import { useState } from 'react'; import * as z from 'zod/mini'; import { view } from '../../shared/view.ts'; export const a = [Text, CrmPropertyList, useState, z, view];",
  'sandbox/portal/allowed.ts': "import type { Score } from '../../src/scoring/types.ts'; export type A = Score;",
  'sandbox/main.ts':
    "import { main } from '../src/functions/allowed.ts'; import { answers } from './crm/answers.ts'; export const a = [main, answers];",
};
