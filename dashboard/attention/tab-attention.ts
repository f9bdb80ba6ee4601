/** What the tab itself shows of what is unread, and whether it may be heard. */
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { common } from '#dashboard/strings/common.ts';

/** Whether the browser kept a sound back, because the page wasn't used since it was opened; until it is. */
export const isSilenced = signal(false);

/** Keeps the tab's title: how much is unread, then the page. */
export function followTitle(unread: ReadonlySignal<number>, page: ReadonlySignal<string>): () => void {
  return effect(() => {
    const count = unread.value > 0 ? `(${unread.value}) ` : '';
    document.title = `${count}${page.value} · ${common.product}`;
  });
}
