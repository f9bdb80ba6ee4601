/** The pages behind the links of mails about unread answers, in the language of their reader. Loaded when one is opened. */
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { mailTexts } from '#core/mails/locales/texts.ts';
import { spokenLanguage } from '#core/text/language.ts';
import { readableOn, standOut } from '#core/theme/colors.ts';
import type { Widget } from '#core/model/widgets/widget.ts';
import { openChat } from './open-chat.ts';
import { type Page, type WidgetOrigins, escapeHtml, htmlPage, widgetPolicy } from './page.ts';

/** Whose widget it is, if that is still there, the language of the reader, and a random text for the page's policy. */
export type Reader = {
  widget: Pick<Widget, 'name' | 'token' | 'primary_color' | 'text_color'> | undefined;
  locale: string | null;
  nonce: string;
};

/** The color behind the button, as in `page.ts`, and the least contrast between the two. */
const GROUND = { light: '#f4f5f7', dark: '#15171a' };
const AREA_CONTRAST = 1.3;

type Response = APIGatewayProxyStructuredResultV2;

/** Says that a link opens nothing any more, and what to do instead. */
export function expiredPage(reader: Reader): Response {
  const { expired_title: title, expired } = mailTexts(reader.locale);
  return htmlPage({ ...framed(reader), status: 404, title, body: content(reader, title, expired) });
}

/** Opens a conversation. `script` draws the widget; the page may talk to these origins besides its own. */
export function chatPage(
  reader: Reader & { widget: { name: string; token: string } },
  { script, socketOrigin, filesUrl }: WidgetOrigins & { script: string },
): Response {
  const { widget, locale, nonce } = reader;
  const texts = mailTexts(locale);
  const given = {
    storageKey: `live-chat:${widget.token}`,
    failed: texts.failed,
    expired: [texts.expired_title, texts.expired],
  };
  return htmlPage({
    ...framed(reader),
    title: widget.name,
    body: `<h1>${escapeHtml(widget.name)}</h1><p role="status">${escapeHtml(texts.opening)}</p><noscript><p>${escapeHtml(texts.no_script)}</p></noscript>`,
    script: `(${String(openChat)})(${JSON.stringify(given).replaceAll('<', '\\u003c')}, function () { ${script} })`,
    policy: widgetPolicy({ nonce, socketOrigin, filesUrl }),
  });
}

/** Asks whether to unsubscribe, or says what was done. */
export function subscriptionPage(reader: Reader, what: 'ask' | 'unsubscribe' | 'undo'): Response {
  const texts = mailTexts(reader.locale);
  const said = {
    ask: [texts.unsubscribe_title, texts.unsubscribe_question, form('', texts.unsubscribe_button)],
    unsubscribe: [texts.unsubscribed_title, texts.unsubscribed, form('?undo=yes', texts.undo)],
    undo: [texts.resubscribed_title, texts.resubscribed, ''],
  } as const;
  const [title, text, more] = said[what];
  return htmlPage({
    ...framed(reader),
    title,
    body: content(reader, title, text) + more,
    policy: ["form-action 'self'"],
  });
}

/** The parts that all pages share. */
export function framed({ widget, locale, nonce }: Reader): Pick<Page, 'language' | 'nonce' | 'look'> {
  const language = spokenLanguage(locale);
  if (!widget) return { language, nonce };
  const { primary_color, text_color } = widget;
  const both = (make: (ground: string) => string) => `light-dark(${make(GROUND.light)},${make(GROUND.dark)})`;
  const area = (ground: string) => standOut(primary_color, ground, AREA_CONTRAST);
  return { language, nonce, look: { accent: both(area), onAccent: both((on) => readableOn(area(on), text_color)) } };
}

/** A page's heading and its text, below the name of the site. */
export const content = ({ widget }: Reader, title: string, text: string): string =>
  `${widget ? `<p class="site">${escapeHtml(widget.name)}</p>` : ''}<h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>`;

const form = (query: string, label: string): string =>
  `<form method="post" action="unsubscribe${query}"><button>${escapeHtml(label)}</button></form>`;
