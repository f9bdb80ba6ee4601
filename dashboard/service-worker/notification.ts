/** What a push message shows: one notification for each conversation. */
import type { NoticeEvent } from '#core/model/closed-sets.ts';
import type { PushedTexts } from './texts.ts';

/** What the server sends. */
export type PushedNotice = {
  /** Stays the same when a push service delivers it twice. */
  id: string;
  kind: NoticeEvent;
  conversation_id: number;
  name: string | null;
  text?: string;
};

/** A notification, ready to be shown. */
export type Shown = { title: string; options: NotificationOptions & { renotify: boolean; data: NoticeData } };

/** What is kept with a notification. */
export type NoticeData = { id: string; conversation_id: number };

/** The tag of a conversation's notification: a newer one replaces it. */
export const tagOf = (conversation: number): string => `conversation-${conversation}`;

/** The notification of a message; one that can't be read says that something happened, as each push has to show something. */
export function notificationOf(text: string, shownId: string | undefined, pushed: PushedTexts): Shown {
  const { id, kind, conversation_id, name, text: said = '' } = read(text, pushed);
  return {
    title: pushed[kind](name ?? pushed.someone),
    options: {
      body: said,
      tag: tagOf(conversation_id),
      // The same one again makes no sound.
      renotify: id !== shownId,
      icon: '/dashboard/icons/icon-192.png',
      badge: '/dashboard/icons/badge-96.png',
      data: { id, conversation_id },
    },
  };
}

/** The conversation of a message, 0 if it can't be read. */
export const conversationIn = (text: string, pushed: PushedTexts): number => read(text, pushed).conversation_id;

function read(text: string, pushed: PushedTexts): PushedNotice {
  try {
    const notice = JSON.parse(text) as PushedNotice;
    if (notice.kind in pushed) return notice;
  } catch {
    // Falls through: a newer server may send what this worker doesn't know.
  }
  return { id: '', kind: 'message', conversation_id: 0, name: null };
}

/** Where a notification leads. */
export const pathOf = ({ conversation_id }: NoticeData): string =>
  conversation_id === 0 ? '/conversations' : `/conversations/${conversation_id}`;
