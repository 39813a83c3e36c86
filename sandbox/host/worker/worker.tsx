/**
 * The extension worker: sets the globals that an extension compiled by HubSpot's builder reads, loads it by its address and
 * mounts what it returns over the remote-ui channel. One worker runs one card, page or settings page.
 */
import * as React from 'react';
import * as RemoteUI from '@remote-ui/react';
import { createRemoteRoot, type RemoteComponentType } from '@remote-ui/core';
import { createEndpoint, retain, type MessageEndpoint } from '@remote-ui/rpc';
import type { ReactElement } from 'react';
import { reply, type HostServices, type PageLocation, type StartRequest } from '../protocol.ts';
import { blockNetwork } from './block-network.ts';
import { ExtensionBoundary } from './extension-boundary.tsx';
import { createPageStore } from './page-store.ts';
import { setClock } from './sandbox-clock.ts';
import { createFetch, createLogger, createServerless, createWorkerApi } from './worker-api.ts';

type WorkerApi = ReturnType<typeof createWorkerApi>;
type RenderExtension = (api: ReturnType<WorkerApi['useExtensionApi']>) => ReactElement;

/** `self` of a dedicated worker, as far as it is used here: the project's types describe a window. */
declare const self: MessageEndpoint & {
  importScripts: (url: string) => void;
  addEventListener: (name: 'unhandledrejection', listener: (event: PromiseRejectionEvent) => void) => void;
};

const endpoint = createEndpoint<HostServices>(self);
const host = endpoint.call;

function loadExtension(scriptUrl: string): RenderExtension {
  const found: { render?: RenderExtension } = {};
  // Read by the extension as it loads, so it has to be there before.
  Object.assign(self, { extend_V2: (render: RenderExtension) => (found.render = render) });
  const { importScripts } = self;
  importScripts.call(self, scriptUrl);
  if (found.render === undefined) throw new Error('The extension never called hubspot.extend().');
  return found.render;
}

const page = createPageStore();

function start({ scriptUrl, now, context, pageLocation, actions, channel, components }: StartRequest): null {
  // The RPC releases the functions of a call as soon as it returns.
  retain(channel);
  retain(actions);
  page.show(pageLocation);
  const api = createWorkerApi(host, context, actions, page.usePage);
  Object.assign(self, {
    __HUBSPOT_EXTENSION_WORKER__: true,
    // The worker's content security policy forbids evaluating text: zod, which many extensions bundle, need not try.
    __zod_globalConfig: { jitless: true },
    React,
    RemoteUI,
    logger: createLogger(host),
    serverless: createServerless(host),
    hsFetch: createFetch(host),
    hsWorkerAPI: api,
  });
  blockNetwork(self);
  setClock(self, now);
  const render = loadExtension(scriptUrl);
  const allowed: RemoteComponentType<string>[] = components.map(remoteType);
  const root = createRemoteRoot(channel, { components: allowed });
  const onError = (message: string) => void host.failed('render', message);
  RemoteUI.createRoot(root).render(
    <ExtensionBoundary onError={onError}>{render(api.useExtensionApi())}</ExtensionBoundary>,
  );
  void root.mount();
  return null;
}

/** remote-ui's type of a component name is the name with phantom types on it. */
function remoteType(name: string): RemoteComponentType<string> {
  return RemoteUI.createRemoteReactComponent(name);
}

endpoint.expose({
  start: (request: StartRequest) => reply(() => start(request)),
  showPage: (location: PageLocation) => {
    page.show(location);
  },
});

self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  const reason: unknown = event.reason;
  void host.failed('event', reason instanceof Error ? reason.message : String(reason));
});
