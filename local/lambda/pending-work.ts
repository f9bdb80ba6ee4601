/** Finds what a handler left unfinished when it returned: Lambda freezes the process then, and such work may never end. */
import diagnostics from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Resources that keep a worker alive but aren't work: its own channels, and immediates, which end by themselves. */
const ignoredResources = new Set(['MessagePort', 'Immediate', 'PipeWrap', 'TTYWrap']);
const sockets = new Set([
  'TCPSocketWrap',
  'TLSWrap',
  'TCPConnectWrap',
  'GetAddrInfoReqWrap',
  'ShutdownWrap',
  'WriteWrap',
]);

const requests = new Map<object, string>();

type FetchRequest = { method: string; origin: string; path: string };

function nameOf(request: ClientRequest): string {
  const action = request.getHeader('x-amz-target');
  return `${request.method} ${request.protocol}//${request.host}${request.path}${action ? ` (${String(action)})` : ''}`;
}

/** Starts to record requests. Called once in a worker, before the bundle is loaded. */
export function watchRequests(): void {
  diagnostics.subscribe('http.client.request.start', (message) => {
    const { request } = message as { request: ClientRequest };
    requests.set(request, nameOf(request));
    request.once('close', () => requests.delete(request));
  });
  diagnostics.subscribe('undici:request:create', (message) => {
    const { request } = message as { request: FetchRequest };
    requests.set(request, `${request.method} ${request.origin}${request.path}`);
  });
  for (const end of ['undici:request:trailers', 'undici:request:error']) {
    diagnostics.subscribe(end, (message) => requests.delete((message as { request: FetchRequest }).request));
  }
}

/**
 * Names what is still running one turn of the event loop after the handler returned, so that it also finds what a missing
 * `await` starts after some microtasks. Idle keep-alive sockets don't count: Node unreferences them.
 */
export async function pendingWork(): Promise<string[]> {
  await nextTurn();
  const active = process.getActiveResourcesInfo().filter((resource) => !ignoredResources.has(resource));
  const others = active.filter((resource) => !(sockets.has(resource) && requests.size > 0));
  const timers = others.filter((resource) => resource === 'Timeout').length;
  return [
    ...requests.values(),
    ...(timers > 0 ? [`${timers} timer${timers > 1 ? 's' : ''}`] : []),
    ...new Set(others.filter((resource) => resource !== 'Timeout')),
  ];
}
