/** The dashboard's service worker: it shows push notifications, and opens the dashboard where there is no network. */
import { answerFrom, kindOf } from './shell-cache.ts';
import { conversationIn, type NoticeData, notificationOf, pathOf, tagOf } from './notification.ts';
import { notedLanguage } from './noted-language.ts';
import { pushedIn } from './texts.ts';

/** The parts of the worker's surroundings that are used: the library of types is the page's. */
type Waiting = Event & { waitUntil: (work: Promise<unknown>) => void };
type WindowClient = { url: string; focus: () => Promise<WindowClient>; postMessage: (message: unknown) => void };
type Scope = {
  registration: ServiceWorkerRegistration;
  skipWaiting: () => Promise<void>;
  clients: {
    matchAll: (options: { type: 'window'; includeUncontrolled: true }) => Promise<WindowClient[]>;
    openWindow: (url: string) => Promise<unknown>;
  };
  addEventListener: <Fired extends Event>(type: string, listen: (event: Fired) => void) => void;
};
type FetchEvent = Event & { request: Request; respondWith: (response: Promise<Response>) => void };
type PushEvent = Waiting & { data: { text: () => string } | null };
type ClickEvent = Waiting & { notification: Notification };

const scope = globalThis as unknown as Scope;

// A new worker answers from the next opening on: it shares its cache with the one before.
scope.addEventListener('install', (event: Waiting) => event.waitUntil(scope.skipWaiting()));

scope.addEventListener('fetch', (event: FetchEvent) => {
  const kind = kindOf(event.request, location.origin);
  if (kind !== 'other') event.respondWith(answerFrom(kind, event.request, { caches, fetch: fetch.bind(globalThis) }));
});

scope.addEventListener('push', (event: PushEvent) => event.waitUntil(show(event.data?.text() ?? '')));

scope.addEventListener('notificationclick', (event: ClickEvent) => {
  event.notification.close();
  event.waitUntil(open(pathOf(event.notification.data as NoticeData)));
});

async function show(text: string): Promise<void> {
  const texts = pushedIn[await notedLanguage(caches)];
  const [before] = await scope.registration.getNotifications({ tag: tagOf(conversationIn(text, texts)) });
  const { title, options } = notificationOf(text, (before?.data as NoticeData | undefined)?.id, texts);
  await scope.registration.showNotification(title, options);
}

/** In the dashboard that is open, else in a new window. */
async function open(path: string): Promise<void> {
  const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const dashboard = windows.find(({ url }) => new URL(url).pathname.startsWith('/dashboard/'));
  if (!dashboard) return void (await scope.clients.openWindow(`/dashboard${path}`));
  dashboard.postMessage({ type: 'open', path });
  await dashboard.focus();
}
