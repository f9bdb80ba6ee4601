/**
 * Shows the team that the visitor is on the site, where the widget lists who is: a session and a socket, as a chat has them,
 * and no chat. When an agent says hello, the app takes over. Loaded only where the widget lists visitors.
 */
import { afterQuiet } from '#client/connection/pulse.ts';
import { createSocket } from '#client/connection/socket.ts';
import { withDeadline } from '#client/network/deadline.ts';
import { ApiError, createClient } from '#core/contract/client.ts';
import type { Answer } from '#core/contract/http.ts';
import type { WidgetConfig } from '#widget/host.ts';
import { whyNot } from '#widget/loader/permission.ts';
import { onNavigation } from '#widget/navigation.ts';
import { ofDocument } from '#widget/own-document.ts';
import { addresses } from '#widget/app/network/addresses.ts';
import { oneTabAtATime } from '#widget/app/network/tabs.ts';
import { describePage, learnTimeZone } from '#widget/app/page.ts';
import { openMemory } from '#widget/app/state/storage.ts';

const DEADLINE_MS = 15_000;
/** How long a page may be busy before the visitor is listed all the same. */
const IDLE_MS = 2000;
/** Some sites rewrite their address again and again: each page is told after it has stayed for a while. */
const NAVIGATION_MS = 3000;
/** How soon it is noticed that the page has removed the widget, or that the visitor has signed out. */
const LOOKS_EVERY_MS = 5000;

/** What not every browser has. */
type Privacy = { doNotTrack?: string | null; globalPrivacyControl?: boolean };

/** Whether the visitor's browser says that they don't want to be followed. */
const isPrivate = ({ doNotTrack, globalPrivacyControl }: Privacy): boolean =>
  doNotTrack === '1' || globalPrivacyControl === true;

/** Starts it; nothing is sent for visitors who ask not to be followed, on pages without the widget, or while a chat is open. */
export function start(config: WidgetConfig): void {
  if (isPrivate(navigator)) return;
  learnTimeZone();
  // After the time zone is known, which the session tells. A page that is never idle doesn't keep its visitor off the list.
  const begin = () => {
    if (window.requestIdleCallback) window.requestIdleCallback(() => list(config), { timeout: IDLE_MS });
    else setTimeout(() => list(config));
  };
  if (!(document as { prerendering?: boolean }).prerendering) return begin();
  document.addEventListener('prerenderingchange', begin, { once: true });
}

function list(config: WidgetConfig): void {
  const key = `live-chat:${config.token}`;
  const memory = openMemory(key);
  const client = createClient({
    origin: config.origin,
    addresses,
    fetch: withDeadline(fetch.bind(window), DEADLINE_MS),
    token: () => undefined,
  });
  const isWanted = () => window.LiveChat?.token === config.token && !whyNot(config.widget, location);
  let session: Promise<Answer<'openSession'>> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const open = (session_token?: string): Promise<Answer<'openSession'>> => {
    const { url, title, ...page } = describePage(navigator.language);
    const body = { ...page, current_page: url, page_title: title, session_token };
    return client('openSession', { params: { token: config.token }, body });
  };
  const renew = async (): Promise<Answer<'openSession'>> => {
    const { session_token } = memory.read();
    const answer = await open(session_token).catch((error: unknown) => {
      // What the browser kept may have expired.
      if (!session_token || !(error instanceof ApiError) || error.status !== 401) throw error;
      return open();
    });
    memory.patch({ visitor_id: answer.visitor.id, session_token: answer.session_token });
    if (answer.conversation) handToApp();
    return answer;
  };
  const ensure = (isRetry: boolean): Promise<Answer<'openSession'>> => {
    if (isRetry) session = undefined;
    return (session ??= (async () => {
      if (memory.read().session_token) return renew();
      let answer: Answer<'openSession'> | undefined;
      await oneTabAtATime(key, async () => void (answer = await renew()));
      return answer ?? renew();
    })());
  };

  const socket = createSocket({
    open: (url, protocols) => new WebSocket(url, protocols),
    random: Math.random,
    pulse: afterQuiet,
    resume: () => [],
    onStatus: () => undefined,
    onFrame: ({ type }) => {
      if (type === 'message.created' || type.startsWith('conversation.')) handToApp();
    },
    async address(isRetry) {
      try {
        const { socket_url: url } = await ensure(isRetry);
        return { url, token: memory.read().session_token ?? '' };
      } catch (error) {
        session = undefined;
        // Refused: the widget is off, for others, or this visitor is blocked. Asked again on the next page.
        if (error instanceof ApiError && error.status < 500) stop();
        throw error;
      }
    },
  });

  /** A chat has begun: the app connects, shows it and marks it as unread, as it does after a reload. */
  function handToApp(): void {
    socket.stop();
    if (memory.isOthers(true)) return;
    memory.patch({ live: true });
    const launcher = ofDocument('querySelector').call(document, 'live-chat')?.shadowRoot?.querySelector('.launcher');
    // The first one loads the app where it isn't loaded, the second one is for an app that is.
    launcher?.dispatchEvent(new Event('pointerenter'));
    launcher?.dispatchEvent(new Event('hello'));
  }
  function stop(): void {
    socket.stop();
    clearInterval(watch);
    clearTimeout(timer);
    leave();
  }
  /** The app has a chat, and with it a socket, or the page has no widget any longer, or the visitor has signed out. */
  const look = () => {
    if (!window.LiveChat || memory.isOthers(true)) stop();
    else if (memory.read().live) socket.stop();
    else begin();
  };
  const watch = setInterval(look, LOOKS_EVERY_MS);
  const begin = () => {
    if (isWanted() && !memory.read().live) socket.start();
  };
  const leave = onNavigation(() => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!isWanted()) return socket.stop();
      if (memory.read().live) return;
      begin();
      // The team's list shows the new page.
      if (session) session = renew().then((answer) => (socket.send({ type: 'hello' }), answer));
    }, NAVIGATION_MS);
  });
  // A page with an open socket isn't kept in the back/forward cache.
  window.addEventListener('pagehide', socket.stop);
  window.addEventListener('pageshow', ({ persisted }) => persisted && begin());
  begin();
}
