/** Redacting: what a message said is taken away for good, and the message stays as a place that says so. */
import type { ConversationState } from '#core/conversation/state.ts';
import type { Row } from '#core/conversation/rows.ts';
import type { Id } from '#core/model/id.ts';
import type { Metadata } from '#core/model/messages/message.ts';
import type { Attributes } from '#core/model/text.ts';
import { withoutKeys } from './copies.ts';
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

/** Whether a row is a rating with words of the visitor's. */
export const isFeedback = ({ metadata, feedback }: Pick<Row, 'metadata' | 'feedback'>): boolean =>
  metadata?.event === 'rated' && feedback !== null;

/** What a row says that can be taken away. */
export const textOf = (row: Pick<Row, 'metadata' | 'feedback' | 'content'>): string =>
  isFeedback(row) ? (row.feedback ?? '') : row.content;

/** What is in a redacted row in place of what it said. A rating keeps its stars. */
export const redactedParts = (
  row: Pick<Row, 'metadata' | 'feedback' | 'content'>,
  { content, redacted_at }: Pick<Redacted, 'content' | 'redacted_at'>,
): Partial<Pick<Row, 'metadata' | 'feedback' | 'content'>> =>
  isFeedback(row)
    ? { feedback: content, metadata: { ...row.metadata, redacted_at } }
    : { content, metadata: { redacted_at } };

/** Whether a row was redacted. */
export const isRedacted = ({ metadata }: Pick<Row, 'metadata'>): boolean => metadata?.redacted_at !== undefined;

/**
 * Whether somebody of the team may redact a row: admins and supervisors any message and note, agents what they wrote themselves and all of a
 * chat that they have or had last. They see first what shouldn't be there.
 */
export function mayRedact(
  { isSupervisor, agent }: { isSupervisor: boolean; agent: { id: Id } | undefined },
  state: Pick<ConversationState, 'agent_id'>,
  row: Pick<Row, 'sender_type' | 'sender_id'>,
): boolean {
  if (isSupervisor) return true;
  const isOwn = row.sender_type === 'agent' && row.sender_id === agent?.id;
  return agent !== undefined && (isOwn || state.agent_id === agent.id);
}

/** A redacted row, as events name it: its conversation, number, time, and what it says now; and what was copied out of it. */
export type Redacted = {
  conversation_id: Id;
  seq: number;
  created_at: string;
  content: string;
  redacted_at: string;
  /** What a note carries that isn't redacted itself, but repeated words of a message that is. */
  note?: Metadata | null;
  /** It is the feedback of a rating. */
  is_feedback?: boolean;
  /** The attributes that were taken away with it. */
  attributes?: readonly string[];
};

type EventData = Record<string, unknown> & {
  message?: Record<string, unknown>;
  conversation?: Record<string, unknown>;
};

/** An event without what a redacted row said; undefined where it says nothing of it. */
export function redactedEvent<Event extends { data?: EventData }>(event: Event, redacted: Redacted): Event | undefined {
  const before = event.data ?? {};
  const data = withoutFeedback(withoutCopies(withoutText(before, redacted), redacted), redacted);
  return data === before ? undefined : { ...event, data };
}

function withoutText(data: EventData, redacted: Redacted): EventData {
  const { message, conversation } = data;
  const { seq, conversation_id, created_at, content, redacted_at, is_feedback, note } = redacted;
  const isMessage = message?.['seq'] === seq && message['conversation_id'] === conversation_id;
  if (isMessage && message['content'] !== content)
    return { ...data, message: { ...message, content, metadata: note === undefined ? { redacted_at } : note } };
  const isLast = conversation?.['id'] === conversation_id && conversation['last_message_at'] === created_at;
  if (isLast && !is_feedback && note === undefined && conversation['last_message'] !== content)
    return { ...data, conversation: { ...conversation, last_message: content } };
  return data;
}

function withoutCopies(data: EventData, { conversation_id, attributes: keys = [] }: Redacted): EventData {
  const { conversation } = data;
  const attributes = conversation?.['attributes'] as Attributes | undefined;
  const isOf = conversation?.['id'] === conversation_id && keys.some((key) => Object.hasOwn(attributes ?? {}, key));
  return isOf ? { ...data, conversation: { ...conversation, attributes: withoutKeys(attributes ?? {}, keys) } } : data;
}

function withoutFeedback(data: EventData, { conversation_id, content, is_feedback }: Redacted): EventData {
  const { conversation } = data;
  if (!is_feedback || conversation?.['id'] !== conversation_id) return data;
  const isSaid = (feedback: unknown): boolean => typeof feedback === 'string' && feedback !== content;
  const own = isSaid(conversation['feedback']) ? { conversation: { ...conversation, feedback: content } } : {};
  const said = isSaid(data['feedback']) ? { feedback: content } : {};
  const changes = { ...own, ...said };
  return Object.keys(changes).length > 0 ? { ...data, ...changes } : data;
}
