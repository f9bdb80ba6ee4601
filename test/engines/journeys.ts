/** What must work in each engine, as data: the same journeys run in WebKit, Firefox and Chromium. */
import { strictEqual } from 'node:assert/strict';
import type { FakeServer } from '#test/widget/support/fake-server.ts';
import { plain } from '#test/widget/support/site.ts';
import type { Visitor } from './visitor.ts';
import { keys } from './webdriver.ts';

/** A journey, in words that continue "the widget …". It begins in a browser of its own, on a page with the widget. */
export type Journey = { does: string; run: (visitor: Visitor, server: FakeServer) => Promise<void> };

/** Collects what goes wrong in the page: WebDriver can't read the console. */
const page = plain(
  `<script>window.trouble = [];
    addEventListener('error', ({ message }) => trouble.push(message));
    addEventListener('unhandledrejection', ({ reason }) => trouble.push(String(reason)));</script>`,
  '<p><a id="before" href="#here">Tea</a></p><input id="card" aria-label="Card number">',
);

const COMPOSER = '.composer textarea';

async function begin(visitor: Visitor, server: FakeServer, words: string): Promise<void> {
  await visitor.pressIn('.launcher');
  await visitor.finds(COMPOSER);
  await visitor.pressIn(COMPOSER);
  await visitor.type(words);
  await visitor.type(keys.Enter);
  await visitor.reads('Sent');
  server.write({ content: 'Good morning!' });
  await visitor.reads('Good morning!');
}

/** The events of a key that an input method has taken, in the order of Chromium and Firefox, and of Safari. */
const composing = (key: string) =>
  [
    { key, isComposing: true, keyCode: 13 },
    { key, isComposing: false, keyCode: 229 },
  ] as const;

export const journeys: readonly Journey[] = [
  {
    does: 'opens, sends by Enter and by its button, and shows what the team writes',
    async run(visitor, server) {
      await begin(visitor, server, 'Hello!');
      await visitor.type('And one more');
      await visitor.pressIn('.send');
      await visitor.reads('And one more');
      await visitor.until(
        () => document.querySelector('live-chat')?.shadowRoot?.querySelectorAll('.own').length ?? 0,
        2,
      );
    },
  },
  {
    does: 'has the conversation after a reload, and after the back button',
    async run(visitor, server) {
      await begin(visitor, server, 'Hello!');
      await visitor.reload();
      await visitor.pressIn('.launcher');
      await visitor.reads('Hello!');
      await visitor.go(`${server.origin}/other`);
      await visitor.back();
      server.write({ content: 'Are you back?' });
      await visitor.finds('.launcher');
      await visitor.run(() => window.LiveChat?.('open'));
      await visitor.reads('Are you back?');
    },
  },
  {
    does: 'comes and goes with the pages of a single-page site',
    async run(visitor) {
      await visitor.finds('.launcher');
      await visitor.run(() => history.pushState(null, '', '/checkout'));
      await visitor.finds('.launcher', false);
      await visitor.run(() => history.back());
      await visitor.finds('.launcher');
    },
  },
  {
    does: 'leaves Enter and Escape to an input method',
    async run(visitor, server) {
      await begin(visitor, server, 'Hello!');
      await visitor.type('Than');
      for (const key of ['Enter', 'Escape']) {
        for (const init of composing(key)) {
          await visitor.run((init) => {
            const field = document.querySelector('live-chat')?.shadowRoot?.querySelector('textarea');
            field?.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, composed: true }));
            const keydown = new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, ...init });
            // Not every browser takes it from the constructor.
            Object.defineProperty(keydown, 'keyCode', { value: init.keyCode });
            field?.dispatchEvent(keydown);
            field?.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, composed: true }));
          }, init);
        }
      }
      await visitor.finds(COMPOSER);
      // The next real key is the visitor's own again.
      await visitor.type('ks');
      await visitor.type(keys.Enter);
      await visitor.reads('Thanks');
      strictEqual(server.requests.filter((request) => /POST .*\/messages$/.test(request)).length, 1);
    },
  },
  {
    does: 'opens, keeps the focus and gives it back by keyboard',
    async run(visitor) {
      await visitor.finds('.launcher');
      await visitor.run(() => document.querySelector<HTMLElement>('#card')?.focus());
      await visitor.type(keys.Tab);
      await visitor.focuses('launcher');
      await visitor.type(keys.Enter);
      await visitor.focuses('textarea');
      for (let step = 0; step < 4; step++) await visitor.type(keys.Tab);
      await visitor.until(() => document.activeElement?.localName ?? '', 'live-chat');
      await visitor.type(keys.Escape);
      await visitor.finds('.window', false);
      await visitor.focuses('launcher');
    },
  },
  {
    does: "leaves the focus in the page's field while the team writes and ends the chat",
    async run(visitor, server) {
      await begin(visitor, server, 'Hello!');
      await visitor.run(() => document.querySelector<HTMLElement>('#card')?.focus());
      await visitor.type('4111');
      server.update({ status: 'closed' });
      await visitor.reads('Start a new conversation');
      await visitor.type('1111');
      await visitor.until(() => document.querySelector<HTMLInputElement>('#card')?.value ?? '', '41111111');
    },
  },
];

/** Runs a journey from its first page on. @throws when it fails, or something went wrong in the page */
export async function runJourney({ run }: Journey, visitor: Visitor, server: FakeServer): Promise<void> {
  server.reset();
  const asksNothing = { collect_name: false, collect_email: false, excluded_paths: ['/checkout'] };
  server.widget = { ...server.widget, ...asksNothing };
  server.pages = { '/': { html: page }, '/other': { html: '<title>Other</title>' } };
  await visitor.go(`${server.origin}/`);
  await run(visitor, server);
  await visitor.until(() => (window as { trouble?: string[] }).trouble?.join() ?? '', '');
}
