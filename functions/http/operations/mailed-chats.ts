/** The operations behind the links of mails about unread answers. What a browser opens is a page, whatever comes of it. */
import { mailTexts } from '#core/mails/locales/texts.ts';
import { spokenLanguage } from '#core/text/language.ts';
import { readableOn } from '#core/theme/colors.ts';
import { type WidgetItem, getWidget } from '#functions/store/settings/widget-store.ts';
import { type StoredChatLink, getMailedChat } from '#functions/store/mail/mailed-chat-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { changeSubscription, isOpen, openMailedSession } from '#functions/use-cases/visitors/open-mailed-chat.ts';
import { type ScriptDeps, widgetScript } from '#functions/use-cases/visitors/serve-script.ts';
import type { SessionDeps } from '#functions/use-cases/visitors/open-session.ts';
import type { Operations } from '#functions/http/call.ts';
import type { Finished } from '#functions/http/answer.ts';
import { openChat } from '#functions/http/pages/open-chat.ts';
import { type Page, escapeHtml, htmlPage } from '#functions/http/pages/page.ts';

/** The dependencies of these operations. */
export type MailedChatDeps = SessionDeps & ScriptDeps & { filesUrl: string };

/** Endpoints that links in mails lead to. */
export type MailedChatIds = 'openMailedChat' | 'openMailedSession' | 'showUnsubscribe' | 'unsubscribe';

/** Pages and what they do. */
export const mailedChats: Operations<MailedChatDeps, MailedChatIds> = {
  openMailedChat: async (deps, { params }) => {
    const seen = await seenBy(deps, params.key);
    const { widget, link } = seen;
    const isHere = widget?.token === params.token && widget.is_active;
    return isOpen(link, deps.now()) && isHere ? chatPage(deps, seen, widget) : expiredPage(deps, seen);
  },
  openMailedSession: (deps, { params, request }) => {
    const { origin, address, userAgent } = request;
    return openMailedSession(deps, { widgetToken: params.token, key: params.key, origin, address, userAgent });
  },
  showUnsubscribe: async (deps, { params }) => {
    const seen = await seenBy(deps, params.key);
    return seen.link ? subscriptionPage(deps, seen, 'ask') : expiredPage(deps, seen);
  },
  unsubscribe: async (deps, { params, query }) => {
    const seen = await seenBy(deps, params.key);
    if (!seen.link) return expiredPage(deps, seen);
    const wish = query.undo === undefined ? 'unsubscribe' : 'undo';
    await changeSubscription(deps, seen.link, wish);
    return subscriptionPage(deps, seen, wish);
  },
};

/** What a mail was about, as far as it still is there, and the language its reader speaks. */
type Seen = { link: StoredChatLink | undefined; widget: WidgetItem | undefined; locale: string | null };

async function seenBy({ table }: MailedChatDeps, key: string): Promise<Seen> {
  const link = await getMailedChat(table, key);
  if (!link) return { link, widget: undefined, locale: null };
  const [widget, visitor] = await Promise.all([getWidget(table, link.widget_id), getVisitor(table, link.visitor_id)]);
  return { link, widget, locale: visitor?.locale ?? null };
}

/** The parts that all pages share. */
function framed({ randomText }: MailedChatDeps, { widget, locale }: Seen): Pick<Page, 'language' | 'nonce' | 'look'> {
  const language = spokenLanguage(locale);
  const nonce = randomText(22);
  if (!widget) return { language, nonce };
  const accent = widget.primary_color;
  return { language, nonce, look: { accent, onAccent: readableOn(accent, widget.text_color) } };
}

const content = ({ widget }: Seen, title: string, text: string, more = ''): string =>
  `${widget ? `<p class="site">${escapeHtml(widget.name)}</p>` : ''}<h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${more}`;

function expiredPage(deps: MailedChatDeps, seen: Seen): Finished {
  const { expired_title: title, expired } = mailTexts(seen.locale);
  return htmlPage({ ...framed(deps, seen), status: 404, title, body: content(seen, title, expired) });
}

function chatPage(deps: MailedChatDeps, seen: Seen, widget: WidgetItem): Finished {
  const texts = mailTexts(seen.locale);
  const page = framed(deps, seen);
  const given = {
    storageKey: `live-chat:${widget.token}`,
    failed: texts.failed,
    expired: [texts.expired_title, texts.expired],
  };
  // Here it is at home, whatever pages it is for, and greets nobody.
  const script = widgetScript(deps, { ...widget, allowed_domains: [], excluded_paths: [], greeting: null });
  const { origin: socket } = new URL(deps.socketUrl);
  return htmlPage({
    ...page,
    title: widget.name,
    body: content(seen, widget.name, texts.opening, `<noscript><p>${escapeHtml(texts.no_script)}</p></noscript>`),
    script: `(${String(openChat)})(${JSON.stringify(given).replaceAll('<', '\\u003c')}, function () { ${script} })`,
    policy: [
      `script-src 'nonce-${page.nonce}' 'self'`,
      `connect-src 'self' ${socket} ${deps.filesUrl}`,
      `img-src 'self' https: data: blob: ${deps.filesUrl}`,
      `media-src 'self' data: blob: ${deps.filesUrl}`,
      "form-action 'none'",
    ],
  });
}

function subscriptionPage(deps: MailedChatDeps, seen: Seen, what: 'ask' | 'unsubscribe' | 'undo'): Finished {
  const texts = mailTexts(seen.locale);
  const said = {
    ask: [texts.unsubscribe_title, texts.unsubscribe_question, form('', texts.unsubscribe_button)],
    unsubscribe: [texts.unsubscribed_title, texts.unsubscribed, form('?undo=yes', texts.undo)],
    undo: [texts.resubscribed_title, texts.resubscribed, ''],
  } as const;
  const [title, text, more] = said[what];
  return htmlPage({
    ...framed(deps, seen),
    title,
    body: content(seen, title, text, more),
    policy: ["form-action 'self'"],
  });
}

const form = (query: string, label: string): string =>
  `<form method="post" action="unsubscribe${query}"><button>${escapeHtml(label)}</button></form>`;
