/** What tells a visitor who looks elsewhere: the launcher's badge, the page's title, a sound. */
import type { Host } from '../host.ts';
import { unreadOf } from './chat.ts';
import type { Happening, State } from './state.ts';
import type { Store } from './store.ts';
import { count, fill, type Speech } from './texts.ts';
import { icons } from './view/icon.tsx';

const SAID_MS = 2000;

/** Keeps launcher and title in step with the state; returns how to redraw after the language changed. */
export function watchLauncher({ launcher }: Host, store: Store<State, Happening>, speech: () => Speech): () => void {
  const badge = document.createElement('span');
  badge.className = 'badge';
  const face = launcher.firstElementChild;
  const cross = launcher.querySelector('svg')?.cloneNode(true) as Element | undefined;
  cross?.firstElementChild?.setAttribute('d', icons.x);
  const draw = () => {
    const { isOpen } = store.get();
    const unread = isOpen ? 0 : unreadOf(store.get());
    const { texts } = speech();
    launcher.ariaExpanded = String(isOpen);
    launcher.ariaLabel = isOpen
      ? texts.minimize
      : texts.chat + (unread ? `, ${count(speech(), texts.unread, unread)}` : '');
    badge.textContent = unread > 99 ? '99+' : String(unread);
    launcher.replaceChildren(
      ...[isOpen ? (cross ?? face) : face, unread ? badge : null].filter((part) => part instanceof Element),
    );
    launcher.classList.toggle('open', isOpen);
  };
  store.subscribe((now, before) => {
    if (now.isOpen !== before.isOpen || unreadOf(now) !== unreadOf(before)) draw();
  });
  draw();
  return draw;
}

/** Puts the number of unread messages in front of the page's title while the page is in the background. */
export function watchTitle(store: Store<State, Happening>): () => void {
  const update = () => {
    const plain = document.title.replace(/^\(\d+\) /, '');
    const unread = document.hidden ? unreadOf(store.get()) : 0;
    const wanted = unread ? `(${unread}) ${plain}` : plain;
    if (isMarked || unread) document.title = wanted;
    isMarked = unread > 0;
  };
  let isMarked = false;
  document.addEventListener('visibilitychange', update);
  const stop = store.subscribe((now, before) => unreadOf(now) !== unreadOf(before) && update());
  return () => {
    document.removeEventListener('visibilitychange', update);
    stop();
  };
}

/** Plays a sound for what comes in while the visitor looks elsewhere, once they have used the page. */
export function watchSound(store: Store<State, Happening>): void {
  store.subscribe((now, before) => {
    const isNew = unreadOf(now) > unreadOf(before) && before.isLoaded;
    if (!isNew || now.isMuted || !(navigator.userActivation?.hasBeenActive ?? true)) return;
    if (document.hidden || !now.isOpen) import('./sound.ts').then(({ chime }) => chime()).catch(() => undefined);
  });
}

/** Says new messages to screen readers, whether the window is open or not. */
export function watchAnnouncements(region: HTMLElement, store: Store<State, Happening>, speech: () => Speech): void {
  store.subscribe((now, before) => {
    const last = now.timeline.at(-1);
    if (last === before.timeline.at(-1) || !before.isLoaded || !last) return;
    if (last.sender_type !== 'agent' && last.sender_type !== 'bot') return;
    const { texts } = speech();
    const name = last.sender_name ?? (last.sender_type === 'bot' ? texts.bot : texts.agent);
    region.textContent = fill(texts.says, { name, text: last.content });
    // Said once; whoever reads on by screen reader finds it in the conversation.
    setTimeout(() => region.replaceChildren(), SAID_MS);
  });
}
