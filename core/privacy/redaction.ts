/** Redacting: what a message said is taken away for good, and the message stays as a place that says so. */
import type { ConversationState } from '#core/conversation/state.ts';
import type { Row } from '#core/conversation/rows.ts';
import type { Id } from '#core/model/id.ts';
import { type Language, inLanguage } from '#core/text/language.ts';

const texts: Record<Language, string> = {
  en: 'This message was removed.',
  de: 'Diese Nachricht wurde entfernt.',
  fr: 'Ce message a été supprimé.',
  es: 'Este mensaje se ha eliminado.',
  pt: 'Esta mensagem foi removida.',
  it: 'Questo messaggio è stato rimosso.',
  nl: 'Dit bericht is verwijderd.',
  pl: 'Ta wiadomość została usunięta.',
  tr: 'Bu mesaj kaldırıldı.',
  ar: 'تمت إزالة هذه الرسالة.',
  he: 'ההודעה הוסרה.',
  hi: 'यह संदेश हटा दिया गया है।',
  ja: 'このメッセージは削除されました。',
  zh: '此消息已被移除。',
  ko: '이 메시지는 삭제되었습니다.',
};

/** What a visitor reads in place of a redacted message, in their language where we speak it. */
export const redactedText = (locale: string | null): string => inLanguage(texts, locale);

/** Whether a row was redacted. */
export const isRedacted = ({ metadata }: Pick<Row, 'metadata'>): boolean => metadata?.redacted_at !== undefined;

/**
 * Whether somebody of the team may redact a row: admins any message and note, agents what they wrote themselves and all of a
 * chat that they have or had last. They see first what shouldn't be there.
 */
export function mayRedact(
  { isAdmin, agent }: { isAdmin: boolean; agent: { id: Id } | undefined },
  state: Pick<ConversationState, 'agent_id'>,
  row: Pick<Row, 'sender_type' | 'sender_id'>,
): boolean {
  if (isAdmin) return true;
  const isOwn = row.sender_type === 'agent' && row.sender_id === agent?.id;
  return agent !== undefined && (isOwn || state.agent_id === agent.id);
}

/** A redacted message, as events name it: its conversation, number, time, and what it says now. */
export type Redacted = { conversation_id: Id; seq: number; created_at: string; content: string; redacted_at: string };

type EventBody = { data?: { message?: Record<string, unknown>; conversation?: Record<string, unknown> } };

/** An event without what a redacted message said; undefined where it says nothing of it. */
export function redactedEvent<Event extends EventBody>(event: Event, redacted: Redacted): Event | undefined {
  const { message, conversation } = event.data ?? {};
  const { seq, conversation_id, created_at, content, redacted_at } = redacted;
  const isMessage = message?.['seq'] === seq && message['conversation_id'] === conversation_id;
  if (isMessage && message['content'] !== content)
    return { ...event, data: { ...event.data, message: { ...message, content, metadata: { redacted_at } } } };
  const isLast = conversation?.['id'] === conversation_id && conversation['last_message_at'] === created_at;
  if (isLast && conversation['last_message'] !== content)
    return { ...event, data: { ...event.data, conversation: { ...conversation, last_message: content } } };
  return undefined;
}
