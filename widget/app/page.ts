/** The page around the widget: what it is, and when the visitor comes and goes. */
import { giveUp } from '#client/network/deadline.ts';
import type { Host } from '#widget/host.ts';
import { ofDocument, titleMark } from '#widget/own-document.ts';
import type { Chat } from '#widget/app/chat/chat.ts';
import { cleanContent } from '#widget/app/state/outbox.ts';
import type { PageInfo } from '#widget/app/state/environment.ts';

const MAX_URL = 2000;
const MAX_TITLE = 300;
/** Delay before a navigation is reported, so that sites that change their URL while someone types don't cause a request each time. */
const NAVIGATION_MS = 2000;

let timezone: string | undefined;

/**
 * Finds out the time zone when there is time: a browser's first use of its calendar takes longer than everything else
 * the widget does. A session opened before that is told later.
 */
export function learnTimeZone(): void {
  const later = window.requestIdleCallback ?? setTimeout;
  later(() => {
    timezone = Intl.DateTimeFormat().resolvedOptions().timeZone || undefined;
  });
}

/** The page, as it is sent with a session. */
export const describePage = (locale: string): PageInfo => ({
  url: location.href.slice(0, MAX_URL),
  title: cleanContent(titleMark.plainTitle().slice(0, MAX_TITLE)),
  referrer: ofDocument('referrer').slice(0, MAX_URL),
  locale,
  timezone,
});

/** Wakes the chat when the device wakes, closes the connection when the page is hidden for good, and follows navigations. */
export function watchPage({ onNavigation }: Host, chat: Chat, seen: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new AbortController();
  const on = (target: EventTarget, type: string, listener: (event: Event) => void) =>
    target.addEventListener(type, listener, { signal: over.signal });
  on(window, 'online', () => {
    giveUp();
    // After what was given up has been noted as failed.
    setTimeout(chat.wake);
  });
  on(document, 'visibilitychange', () => {
    if (ofDocument('hidden')) return;
    chat.wake();
    seen();
  });
  on(window, 'storage', () => chat.lookAround());
  // A page with an open socket or a lock isn't kept in the back/forward cache.
  on(window, 'pagehide', () => chat.sleep());
  on(window, 'pageshow', (event) => {
    if ((event as PageTransitionEvent).persisted) chat.comeBack();
  });
  const stop = onNavigation(() => {
    clearTimeout(timer);
    timer = setTimeout(chat.navigated, NAVIGATION_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
    over.abort();
  };
}

/** Fits the window into the visible part of the page, which is smaller while a keyboard is shown or the page is zoomed. */
export function watchViewport(root: HTMLElement): () => void {
  const viewport = window.visualViewport;
  if (!viewport) return () => undefined;
  const fit = () => {
    const { width, height, offsetTop, offsetLeft } = viewport;
    root.classList.toggle('full', width <= 480 || (height <= 420 && width <= 960));
    for (const [name, value] of Object.entries({ width, height, top: offsetTop, left: offsetLeft }))
      root.style.setProperty(`--view-${name}`, `${value}px`);
  };
  viewport.addEventListener('resize', fit);
  viewport.addEventListener('scroll', fit);
  fit();
  return () => {
    viewport.removeEventListener('resize', fit);
    viewport.removeEventListener('scroll', fit);
  };
}
