/** Draws the window again after every change of the state. */
import { render } from 'preact';
import type { Host } from '#widget/host.ts';
import { ofDocument } from '#widget/own-document.ts';
import css from './app.css';
import type { Chat } from '#widget/app/chat/chat.ts';
import { fetchesLater } from './fetch-later.ts';
import type { Later } from '#widget/app/view/view.ts';
import type { Ui } from '#widget/app/state/state.ts';
import type { Speech } from '#widget/app/locales/texts.ts';
import { watchKeys } from '#widget/app/view/keys.ts';
import { Stage } from '#widget/app/view/stage.tsx';
import { createUpkeep } from '#widget/app/view/layout-effects.ts';

/** Draws into the loader's shadow root. `draw` draws once more, `seen` notes that the visitor looks, `stop` ends it all. */
export function drawsWindow(host: Host, chat: Chat, speech: () => Speech) {
  const { store } = chat.parts;
  const { widget } = host.config;
  const sheet = dress(host);
  const mount = document.createElement('div');
  host.root.prepend(mount);
  const set = (ui: Partial<Ui>) => store.change((state) => ({ ...state, ui: { ...state.ui, ...ui } }));
  const upkeep = createUpkeep(mount);
  let opener: Element | null = null;
  let later: Later | undefined;
  let isStopped = false;
  let wasOpen = false;

  const draw = steadily(host.root, () => {
    if (isStopped) return;
    const focused = host.shadow.activeElement;
    render(<Stage chat={chat} state={store.get()} widget={widget} speech={speech()} set={set} later={later} />, mount);
    upkeep(store.get(), focused);
    // If the visitor has moved on to something in the page, the focus stays there.
    if (wasOpen && !store.get().isOpen && focused) giveBack(host, opener);
    wasOpen = store.get().isOpen;
  });
  const needLater = fetchesLater(chat, host, speech, (fetched) => {
    if (isStopped) return fetched.stop();
    later = fetched;
    sheet.replaceSync(css + fetched.css);
    draw();
    seen();
  });
  const seen = () => {
    const { isOpen, ui } = store.get();
    if (isOpen && !ui.isScrolledUp && !ofDocument('hidden')) chat.seen();
  };
  watchKeys(host.root, mount, chat, store.get, set);
  const unsubscribe = store.subscribe((now, before) => {
    // Once there is a visitor, whose window may have been open on the page before.
    if (now.visitor !== before.visitor || now.conversation !== before.conversation) needLater();
    draw();
    if (now.isOpen !== before.isOpen) {
      host.dismiss();
      if (now.isOpen) opener = ofDocument('activeElement');
    }
    if (now.timeline !== before.timeline || now.isOpen !== before.isOpen || now.ui !== before.ui) seen();
  });
  const stop = () => {
    isStopped = true;
    unsubscribe();
    later?.stop();
    render(null, mount);
  };
  return { draw, seen, stop };
}

/** Returns the focus to the element that opened the window: the launcher, or an element of the page. */
function giveBack({ launcher, shadow }: Host, opener: Element | null): void {
  const isOfPage = opener instanceof HTMLElement && opener !== shadow.host && opener !== ofDocument('body');
  (isOfPage ? opener : launcher).focus({ preventScroll: true });
}

/** How long a press may last; a longer one selects text or scrolls. */
const PRESS_MS = 600;

/**
 * Draws, but not while it is already drawing, nor while something inside is pressed: what moves or is replaced between
 * press and release would swallow the click. Then it draws once, afterwards.
 */
function steadily(root: HTMLElement, draw: () => void): () => void {
  let isHeld = false;
  let isStale = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const release = () => {
    clearTimeout(timer);
    isHeld = false;
    if (isStale) drawSteadily();
  };
  function drawSteadily() {
    isStale = isHeld;
    if (isHeld) return;
    isHeld = true;
    try {
      draw();
    } catch (error) {
      // An error while rendering must not prevent the next rendering.
      console.error(error);
    }
    release();
  }
  root.addEventListener('pointerdown', () => {
    isHeld = true;
    clearTimeout(timer);
    timer = setTimeout(release, PRESS_MS);
  });
  // Once the click has been handled: the second click of a double click must meet what the first has changed.
  root.addEventListener('click', release);
  // After the click, which the browser sends right behind; there is none where the pointer has moved away.
  root.addEventListener('pointerup', () => setTimeout(release));
  return drawSteadily;
}

/** Gives the shadow root the app's styles. */
function dress({ shadow }: Host): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
  return sheet;
}
