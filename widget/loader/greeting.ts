/** The proactive greeting: a bubble beside the launcher, once per visitor. */
import type { WidgetConfig } from '#widget/host.ts';
import { choosePageLocale } from '#widget/locale-choice.ts';
import { matchesPage } from '#widget/patterns.ts';
import { remembered } from './storage.ts';
import { languages, words } from './words.ts';

/** Someone who comes back later than this is a returning visitor. */
const RETURNS_AFTER_MS = 30 * 60_000;
const DONE = 'done';

/** Looks at the page when it changes, and removes the bubble for good. */
export type Greeting = { check: (mayShow: boolean) => void; dismiss: () => void };

/** Plans the greeting of a widget, if it has one. Uses one storage key: when the visitor first came, then `done`. */
export function planGreeting(
  { token, widget, greet_until }: Pick<WidgetConfig, 'token' | 'widget' | 'greet_until'>,
  root: HTMLElement,
  asked: () => string | undefined,
  open: () => void,
): Greeting {
  const { greeting } = widget;
  const key = `live-chat-greeting:${token}`;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let bubble: Element | undefined;
  const dismiss = () => {
    clearTimeout(timer);
    bubble?.remove();
    if (greeting) remembered(key, DONE);
  };
  const show = () => {
    if (greet_until && Date.now() > greet_until) return;
    const locale = choosePageLocale([...Object.keys(widget.texts), ...languages], asked());
    const text = (locale && widget.texts[locale]?.greeting) || greeting?.text || '';
    remembered(key, DONE);
    bubble = drawBubble(text, words(asked()).close, open, dismiss);
    root.prepend(bubble);
  };
  return {
    dismiss,
    check(mayShow) {
      clearTimeout(timer);
      if (!greeting || !mayShow) return bubble?.remove();
      const first = remembered(key) || remembered(key, `${Date.now()}`);
      const isReturning = Date.now() - Number(first) > RETURNS_AFTER_MS;
      const isHere = !greeting.url_pattern || matchesPage(greeting.url_pattern, location);
      if (first !== DONE && isHere && (isReturning || !greeting.returning_only)) {
        timer = setTimeout(show, greeting.after_seconds * 1000);
      }
    },
  };
}

function drawBubble(text: string, close: string, open: () => void, dismiss: () => void): Element {
  const bubble = document.createElement('div');
  bubble.className = 'greeting';
  bubble.role = 'status';
  for (const [label, act] of [[text, open] as const, ['×', dismiss] as const]) {
    const button = document.createElement('button');
    button.textContent = label;
    button.addEventListener('click', act);
    if (act === dismiss) button.ariaLabel = close;
    bubble.append(button);
  }
  return bubble;
}
