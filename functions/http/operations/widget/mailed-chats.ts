/** The operations behind the links of mails about unread answers. What a browser opens is a page, whatever comes of it. */
import { type WidgetItem, getWidget, getWidgetByToken } from '#functions/store/settings/widget-store.ts';
import { type StoredChatLink, getMailedChat } from '#functions/store/mail/mailed-chat-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { changeSubscription, isOpen, openMailedSession } from '#functions/use-cases/visitors/open-mailed-chat.ts';
import { type ScriptDeps, widgetScript } from '#functions/use-cases/visitors/serve-script.ts';
import type { SessionDeps } from '#functions/use-cases/visitors/open-session.ts';
import { firstSpoken } from '#core/text/language.ts';
import type { Operations } from '#functions/http/call.ts';
import { Finished } from '#functions/http/answer.ts';

/** The dependencies of these operations. `filesUrl`: where files are uploaded to and shown from. */
export type MailedChatDeps = SessionDeps & ScriptDeps & { filesUrl: string };

/** Endpoints that links in mails lead to, and the page to try a widget on. */
export type MailedChatIds = 'tryWidget' | 'openMailedChat' | 'openMailedSession' | 'showUnsubscribe' | 'unsubscribe';

/** Few open one, so that their texts are loaded then. A chunk has classes of its own: it answers with plain data. */
export const pages = () => import('#functions/http/pages/mail-pages.ts');

/** Pages and what they do. */
export const mailedChats: Operations<MailedChatDeps, MailedChatIds> = {
  tryWidget: async (deps, { params, query, request }) => {
    const [{ expiredPage, tryPage }, widget] = await Promise.all([pages(), getWidgetByToken(deps.table, params.token)]);
    const nonce = deps.randomText(22);
    const locale = firstSpoken([query.language ?? '', ...request.acceptLanguage.split(',')]);
    if (!widget) return new Finished(expiredPage({ widget, locale, nonce }));
    const script = widgetScript(deps, { ...widget, allowed_domains: [], excluded_paths: [] });
    const { origin: socketOrigin } = new URL(deps.socketUrl);
    return new Finished(tryPage(widget, { locale, nonce, script, socketOrigin, filesUrl: deps.filesUrl }));
  },
  openMailedChat: async (deps, { params }) => {
    const { chatPage, expiredPage } = await pages();
    const { link, ...reader } = await readerOf(deps, params.key);
    const { widget } = reader;
    if (!isOpen(link, deps.now()) || widget?.token !== params.token || !widget.is_active)
      return new Finished(expiredPage(reader));
    const { origin: socketOrigin } = new URL(deps.socketUrl);
    const page = { script: homeScript(deps, widget), socketOrigin, filesUrl: deps.filesUrl };
    return new Finished(chatPage({ ...reader, widget }, page));
  },
  openMailedSession: (deps, { params, request }) => {
    const { origin, address, userAgent } = request;
    return openMailedSession(deps, { widgetToken: params.token, key: params.key, origin, address, userAgent });
  },
  showUnsubscribe: async (deps, { params }) => {
    const { expiredPage, subscriptionPage } = await pages();
    const { link, ...reader } = await readerOf(deps, params.key);
    return new Finished(link ? subscriptionPage(reader, 'ask') : expiredPage(reader));
  },
  unsubscribe: async (deps, { params, query }) => {
    const { expiredPage, subscriptionPage } = await pages();
    const { link, ...reader } = await readerOf(deps, params.key);
    if (!link) return new Finished(expiredPage(reader));
    const wish = query.undo === undefined ? 'unsubscribe' : 'undo';
    await changeSubscription(deps, link, wish);
    return new Finished(subscriptionPage(reader, wish));
  },
};

/** What a mail was about, and what is left of its widget and its reader. */
type Reader = {
  link: StoredChatLink | undefined;
  widget: WidgetItem | undefined;
  locale: string | null;
  nonce: string;
};

/** The reader of a page that a mail's link opens. */
export async function readerOf({ table, randomText }: MailedChatDeps, key: string): Promise<Reader> {
  const nonce = randomText(22);
  const link = await getMailedChat(table, key);
  if (!link) return { link, widget: undefined, locale: null, nonce };
  const [widget, visitor] = await Promise.all([getWidget(table, link.widget_id), getVisitor(table, link.visitor_id)]);
  return { link, widget, locale: visitor?.locale ?? null, nonce };
}

/** The widget's script on a page of ours: at home there, whatever pages it is for, and greeting nobody. */
const homeScript = (deps: ScriptDeps, widget: WidgetItem): string =>
  widgetScript(deps, { ...widget, allowed_domains: [], excluded_paths: [], greeting: null });
