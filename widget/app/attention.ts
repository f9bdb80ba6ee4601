/** What tells a visitor who looks elsewhere: the launcher's badge, words for screen readers. */
import type { Host } from '#widget/host.ts';
import { lastSeq } from '#client/timeline/rows.ts';
import { type State, unreadOf } from '#widget/app/state/state.ts';
import type { Store } from '#widget/app/state/store.ts';
import { count, type Speech } from '#widget/app/locales/texts.ts';
import { senderOf } from '#widget/app/view/bubble.tsx';
import { icons } from '#widget/app/view/icon.tsx';

const SAID_MS = 5000;

/** Keeps launcher and title in step with the state; returns how to redraw after the language changed. */
export function watchLauncher(
  { launcher }: Pick<Host, 'launcher'>,
  store: Store<State>,
  speech: () => Speech,
): () => void {
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
    // As the label says it: who speaks to the browser says what they see.
    badge.textContent = `${unread}`;
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

/**
 * Reads new messages to screen readers, whether the window is open or not; returns how to stop. The open window owns the
 * region, as what is outside a modal dialog isn't read. Each message stays for its own time, so none cuts off another.
 */
export function watchAnnouncements(root: HTMLElement, store: Store<State>, speech: () => Speech): () => void {
  const region = document.createElement('div');
  region.id = 'news';
  region.className = 'sr';
  region.setAttribute('aria-live', 'polite');
  root.append(region);
  return store.subscribe((now, before) => {
    if (now.timeline === before.timeline || !before.isLoaded) return;
    for (const row of now.timeline) {
      if (row.seq <= lastSeq(before.timeline) || !/agent|bot/.test(row.sender_type)) continue;
      const line = document.createElement('p');
      line.textContent = `${senderOf(row, speech())}: ${row.content}`;
      region.append(line);
      // Whoever reads on by screen reader finds it in the conversation.
      setTimeout(() => line.remove(), SAID_MS);
    }
  });
}
