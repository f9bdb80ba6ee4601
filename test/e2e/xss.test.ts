/** Texts that would run as scripts, in every text that the widget and the dashboard show: none runs, and none becomes markup. */
import { describe, expect, it } from 'vitest';
import { xssPayloads } from '#test/abuse/xss-payloads.ts';
import { fullState } from '#test/dashboard/support/full-state.ts';
import type { FakeState } from '#test/dashboard/support/fake-state.ts';
import { complaints, open, page, usePage, walkTo } from '#test/dashboard/support/open-page.ts';
import { plain, useSite } from '#test/widget/support/site.ts';
import { startChat, windowOf } from '#test/widget/support/states.ts';

const COUNT = Number(process.env['XSS_PAYLOADS'] ?? 30);
const payloads = xssPayloads(COUNT);
const AT_ONCE = 50;
const batches = Array.from({ length: Math.ceil(COUNT / AT_ONCE) }, (_, index) =>
  payloads.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
);
const TIMEOUT_MS = 60_000 + batches.length * 90_000;

/** What payloads call; runs in the page. */
const listen = () => Object.assign(globalThis, { xss: () => Object.assign(globalThis, { xssRan: true }) });

/** Whether one ran, and the elements that would run something; runs in the page. */
const examine = () => {
  const root = document.querySelector('live-chat')?.shadowRoot ?? document;
  const isScript = ({ name, value }: Attr) =>
    /^on|^srcdoc$/i.test(name) ||
    (/^(?:href|src|action|formaction|data|poster|xlink:href)$/i.test(name) &&
      /^(?:(?:java|vb)script:|data:text)/i.test(URL.parse(value, location.href)?.href ?? ''));
  const found = [...root.querySelectorAll('*')].filter((element) => [...element.attributes].some(isScript));
  const text = [...root.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value);
  return {
    ran: 'xssRan' in globalThis,
    markup: found.map(({ outerHTML }) => outerHTML.slice(0, 200)),
    text: [(root instanceof Document ? root.body : root).textContent ?? '', ...text].join('\n'),
  };
};
const withoutSpace = (text: string) => text.replaceAll(/\s|\p{Cc}/gu, '');

describe('the widget', () => {
  const site = useSite();

  it(
    'shows what would run as the text it is: from people, bots and visitors, in names, titles and texts',
    async () => {
      for (const [index, batch] of batches.entries()) {
        const at = (place: number) => batch[place % batch.length] ?? '';
        site.server.reset();
        site.server.widget = {
          ...site.server.widget,
          collect_name: false,
          collect_email: false,
          welcome_title: at(1),
          welcome_message: at(2),
          input_placeholder: at(3).slice(0, 60),
          offline_message: at(4),
          quick_replies: [at(5).slice(0, 60), at(6).slice(0, 60)],
        };
        await site.open();
        await site.page.addInitScript(listen);
        await site.visit(plain());
        await startChat(site.page, site.server);
        for (const [place, content] of batch.entries()) {
          const sender_type = (['agent', 'bot', 'visitor'] as const)[(place + index) % 3] ?? 'agent';
          site.server.write({ content, sender_type, sender_id: 4, sender_name: at(place + 1).slice(0, 100) });
        }
        await expect.poll(() => windowOf(site.page).locator('.bubble').count()).toBeGreaterThanOrEqual(batch.length);
        const { ran, markup, text } = await site.page.evaluate(examine);
        expect({ ran, markup }).toEqual({ ran: false, markup: [] });
        // Markdown of bots has a meaning; all others are there to the letter.
        const shown = batch.filter((payload) => withoutSpace(text).includes(withoutSpace(payload)));
        expect(shown.length).toBeGreaterThan(batch.length / 2);
      }
    },
    TIMEOUT_MS,
  );
});

describe('the dashboard', () => {
  usePage();
  const paths = [
    '/conversations/112',
    '/',
    '/tickets?status=any',
    '/widgets',
    '/widgets/1',
    '/visitors',
    '/bots',
    '/bots/71',
  ];
  const morePaths = [
    '/conversations/104?view=all&status=any',
    '/tickets/301',
    '/reports?range=last_30',
    '/bots/71/articles',
    '/bots/71/sources',
    '/bots/71/unanswered',
    '/bots/71/learned',
    '/bots/71/quality',
    '/rules',
    '/team',
    '/fields',
    '/agents',
    '/departments',
    '/canned-responses',
    '/team-settings',
    '/workflows/81',
    '/preferences',
  ];

  it(
    'shows what would run as the text it is, in all that people can write',
    async () => {
      for (const batch of batches) {
        const state = filledWith(batch);
        await open('/conversations/112', { state, before: listen });
        for (const path of COUNT > 100 ? [...paths, ...morePaths] : paths) {
          await walkTo(path);
          const { ran, markup, text } = await page.evaluate(examine);
          expect({ path, ran, markup }).toEqual({ path, ran: false, markup: [] });
          if (path !== '/conversations/112') continue;
          const shown = batch.filter((payload) => withoutSpace(text).includes(withoutSpace(payload)));
          expect(shown.length).toBeGreaterThan(batch.length / 2);
        }
        expect(complaints).toEqual([]);
      }
    },
    TIMEOUT_MS,
  );
});

/** A full state in which every text of people is a payload, the same one wherever it was the same text. */
function filledWith(batch: readonly string[]): FakeState {
  const state = fullState();
  const first = state.messages.find(({ conversation_id: of, content }) => of === 112 && content !== '');
  const newest = Math.max(...state.messages.filter(({ conversation_id: of }) => of === 112).map(({ seq }) => seq));
  if (first)
    for (const [index, content] of batch.entries())
      state.messages.push({ ...first, id: 900_000 + index, seq: newest + 1 + index, content });
  const chosen = new Map<string, string>();
  const named =
    /^(?:name|title|subtitle|content|text|body|description|feedback|greeting|question|answer|subject|label|page_title)$/;
  const replaced = (key: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((one) => replaced(key, one));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, replaced(name, one)]));
    if (typeof value !== 'string' || batch.includes(value)) return value;
    if (!named.test(key) && !/\S \S/.test(value)) return value;
    if (!chosen.has(value)) chosen.set(value, batch[chosen.size % batch.length] ?? '');
    return chosen.get(value);
  };
  return replaced('', state) as FakeState;
}
