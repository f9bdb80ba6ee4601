/** The proactive greeting: when it is due, once per visitor. The bubble itself is fetched then. */
import type { drawBubble } from '#widget/greeting/bubble.ts';
import type { WidgetConfig } from '#widget/host.ts';
import { choosePageLocale } from '#widget/locale-choice.ts';
import { matchesPage } from '#widget/patterns.ts';
import { remembered } from './storage.ts';
import { languages } from './words.ts';

/** Someone who comes back later than this is a returning visitor. */
const RETURNS_AFTER_MS = 30 * 60_000;
const DONE = 'done';

/** Looks at the page when it changes, and removes the bubble for good. */
export type Greeting = { check: (mayShow: boolean) => void; dismiss: () => void };

/** What the greeting needs of the loader. */
export type GreetingOptions = {
  root: HTMLElement;
  /** The locale the page asked for, if it did. */
  asked: () => string | undefined;
  /** Opens the window. */
  open: () => void;
  /** Fetches the chunk with the bubble. */
  fetchBubble: () => Promise<{ drawBubble: typeof drawBubble }>;
};

/** Plans the greeting of a widget, if it has one. Uses one storage key: when the visitor first came, then `done`. */
export function planGreeting(
  { token, widget, greet_until }: Pick<WidgetConfig, 'token' | 'widget' | 'greet_until'>,
  { root, asked, open, fetchBubble }: GreetingOptions,
): Greeting {
  const { greeting } = widget;
  const key = `live-chat-greeting:${token}`;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let bubble: Element | undefined;
  const wait = (isOn?: boolean) => {
    // A wait that has begun goes on: some sites rewrite their address again and again.
    if (isOn) timer ??= setTimeout(show, (greeting?.after_seconds ?? 0) * 1000);
    else {
      clearTimeout(timer);
      timer = undefined;
    }
  };
  const stop = () => {
    wait();
    bubble?.remove();
  };
  const dismiss = () => {
    stop();
    if (greeting) remembered(key, DONE);
  };
  const choose = (languages: readonly string[]) => choosePageLocale(languages, asked());
  const show = async () => {
    if (greet_until && Date.now() > greet_until) return;
    const wanted = timer;
    const { drawBubble } = await fetchBubble();
    // The visitor, or the page, has gone on meanwhile.
    if (wanted !== timer) return;
    remembered(key, DONE);
    const text =
      widget.texts[choose([...Object.keys(widget.texts), ...languages]) ?? '']?.greeting || greeting?.text || '';
    bubble = drawBubble({ root, text, choose, open, dismiss });
  };
  return {
    dismiss,
    check(mayShow) {
      if (!greeting || !mayShow) return stop();
      const first = remembered(key) || remembered(key, `${Date.now()}`);
      const isReturning = Date.now() - Number(first) > RETURNS_AFTER_MS;
      const isHere = !greeting.url_pattern || matchesPage(greeting.url_pattern, location);
      wait(first !== DONE && isHere && (isReturning || !greeting.returning_only));
    },
  };
}
