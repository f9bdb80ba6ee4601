/** The language a visitor writes in, where it isn't one that the agent reads. */
import { useEffect, useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Id } from '#core/model/id.ts';
import type { Message } from '#core/model/messages/message.ts';
import { isRedacted } from '#core/privacy/redaction.ts';
import { languageOf } from '#core/text/language.ts';
import { languageIn, mayBeIn } from '#core/text/language-of-text.ts';
import { language } from '#dashboard/strings/language.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

/** Of a long chat, what was said last. */
const LAST = 10;

/** What a visitor said last, the newest first. */
export const saidLast = (rows: readonly Pick<Message, 'sender_type' | 'content' | 'metadata'>[]): string[] =>
  rows
    .filter((row) => row.sender_type === 'visitor' && !isRedacted(row))
    .slice(-LAST)
    .map(({ content }) => content)
    .toReversed();

/** Whether the agent reads this language: it is the dashboard's, or one of the browser's. */
export const isRead = (tag: string, own: readonly string[] = [language(), ...navigator.languages]): boolean =>
  own.some((one) => languageOf(one) === languageOf(tag));

/**
 * The language a visitor writes in: that of the newest message that says it, or of all together. Where it may be that of their
 * browser, it is that one.
 * @param said what they said, the newest first
 * @param locale the language of their browser; null where it isn't known
 */
export function languageOfVisitor(said: readonly string[], locale: string | null): string | undefined {
  const telling = said.find((text) => languageIn(text) !== undefined) ?? said.join('\n');
  const found = languageIn(telling);
  if (locale === null) return found;
  return found === undefined || mayBeIn(telling, locale) ? locale : found;
}

/** Browsers' languages, by visitor. */
const locales = new Map<Id, string | null>();

/**
 * The visitor's language, where the agent doesn't read it.
 * @param isWanted whether it is needed now: their record is fetched once then
 */
export function useForeignLanguage({ id, visitor_id }: Conversation, isWanted: boolean): string | undefined {
  const { api, inbox } = useWorkspace();
  const [, setFetched] = useState(0);
  useEffect(() => {
    if (!isWanted || locales.has(visitor_id)) return;
    const fetchLocale = async () => {
      const { locale } = await api('getVisitor', { params: { id: String(visitor_id) } });
      locales.set(visitor_id, locale);
      setFetched((count) => count + 1);
    };
    fetchLocale().catch(() => undefined);
  }, [visitor_id, isWanted]);
  const { rows } = inbox.threads.of(id).value;
  const found = isWanted ? languageOfVisitor(saidLast(rows), locales.get(visitor_id) ?? null) : undefined;
  return found === undefined || isRead(found) ? undefined : found;
}
