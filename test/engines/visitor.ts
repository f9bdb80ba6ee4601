/** A visitor in any engine: what they do to the widget, and what they see of it. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Session } from './webdriver.ts';

/** What a journey acts with. */
export type Visitor = Session & {
  /** Presses something in the widget as people do: 80 ms long. */
  pressIn: (selector: string) => Promise<void>;
  /** Waits until the window says this. */
  reads: (text: string) => Promise<void>;
  /** Waits until something in the widget is there, or is not. */
  finds: (selector: string, isThere?: boolean) => Promise<void>;
  /** Waits until the page answers so. @throws with both answers when it doesn't within ten seconds */
  until: <Result extends string | number | boolean | null>(ask: () => Result, expected: Result) => Promise<void>;
  /** Waits until this has the focus: something in the widget by its first class, something in the page by its id. */
  focuses: (expected: string) => Promise<void>;
};

const HELD_MS = 80;
const PATIENCE_MS = 10_000;

/** Acts in a session. */
export function visitorOf(session: Session): Visitor {
  async function poll<Result>(what: string, ask: () => Promise<Result>, isEnough: (answer: Result) => boolean) {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const answer = await ask();
      if (isEnough(answer)) return answer;
      if (Date.now() > end) throw new Error(`${what}; it is ${JSON.stringify(answer)}.`);
      await delay(50);
    }
  }
  const placeOf = (selector: string) =>
    session.run((selector) => {
      const found = document.querySelector('live-chat')?.shadowRoot?.querySelector(selector);
      if (!found?.checkVisibility()) return null;
      const { x, y, width, height } = found.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }, selector);
  return {
    ...session,
    async pressIn(selector) {
      const place = await poll(`${selector} should be in the widget`, () => placeOf(selector), Boolean);
      if (place) await session.press(place, HELD_MS);
    },
    async reads(text) {
      const shown = () =>
        session.run(() => document.querySelector('live-chat')?.shadowRoot?.querySelector('.window')?.textContent ?? '');
      await poll(`The window should say "${text}"`, shown, (all) => all.includes(text));
    },
    async finds(selector, isThere = true) {
      const what = `${selector} should ${isThere ? '' : 'not '}be in the widget`;
      await poll(
        what,
        () => placeOf(selector),
        (place) => (place !== null) === isThere,
      );
    },
    async until(ask, expected) {
      await poll(
        `It should be ${JSON.stringify(expected)}`,
        () => session.run(ask),
        (answer) => answer === expected,
      );
    },
    async focuses(expected) {
      const focused = () =>
        session.run(() => {
          const { activeElement } = document;
          const inside = activeElement?.shadowRoot?.activeElement;
          return inside ? (inside.classList[0] ?? inside.localName) : (activeElement?.id ?? '');
        });
      await poll(`${expected} should have the focus`, focused, (answer) => answer === expected);
    },
  };
}
