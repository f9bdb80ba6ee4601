/** How an agent hears of a chat or a message while the dashboard is open: a sound, and the desktop's own notifications if allowed. */
import { effect, type ReadonlySignal } from '@preact/signals';
import { chime } from '#client/sound/chime.ts';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { NoticeChoices } from '#core/model/team/notice.ts';
import type { Id } from '#core/model/id.ts';
import { isOpen } from '#dashboard/data/inbox/filter.ts';
import type { News } from '#dashboard/data/inbox/news.ts';
import { messagePreview } from '#dashboard/ui/format/message-preview.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';
import { notifications } from '#dashboard/strings/notices.ts';
import { navigate, path } from '#dashboard/navigation/location.ts';
import { isSilenced } from '#dashboard/attention/tab-attention.ts';

/** Plays the sound of a chat or message, or notes that the browser didn't let it. */
export function playSound(): void {
  const isHeard = chime(() => new AudioContext());
  if (!isHeard && !(navigator.userActivation?.hasBeenActive ?? true)) isSilenced.value = true;
}

/** The last notification of each conversation. */
const onDesktop = new Map<Id, Notification>();

/** Tells the agent of a chat or message that is its own or nobody's, or of a note that calls them. */
export function notify(choices: NoticeChoices, me: number | undefined, { kind, conversation, text }: News): void {
  if (kind !== 'mention' && conversation.agent_id !== null && conversation.agent_id !== me) return;
  const isLooking = document.visibilityState === 'visible' && document.hasFocus();
  const isOfOpenChat = kind === 'message' || kind === 'mention' || kind === 'target';
  const isReadingIt = isOfOpenChat && isLooking && path.peek() === `/conversations/${conversation.id}`;
  const wanted = choices[isOfOpenChat ? kind : 'new_chat'];
  if (wanted.sound && !isReadingIt) unlessMissing(playSound);
  if (!wanted.desktop || isLooking || globalThis.Notification?.permission !== 'granted') return;
  // Each is told: without `renotify` a second one of the same chat would replace the first in silence.
  const options = { body: messagePreview(text).slice(0, 140), tag: String(conversation.id), renotify: true };
  unlessMissing(() => {
    const shown = new Notification(notifications[kind](nameOf(conversation)), options);
    if (kind !== 'mention') onDesktop.set(conversation.id, shown);
    shown.addEventListener('click', () => {
      window.focus();
      navigate(`/conversations/${conversation.id}`);
      shown.close();
    });
  });
}

/** Takes a notification off the desktop once a colleague has the chat or it is over: there is nothing left to do about it. */
export function withdrawNotifications(
  conversations: ReadonlySignal<ReadonlyMap<Id, Conversation>>,
  me: () => Id | undefined,
): () => void {
  return effect(() => {
    const known = conversations.value;
    for (const [id, shown] of onDesktop) {
      const conversation = known.get(id);
      if (conversation && isOpen(conversation) && [null, me()].includes(conversation.agent_id)) continue;
      shown.close();
      onDesktop.delete(id);
    }
  });
}

/** Chrome on Android has `Notification` and refuses to make one, a machine may have no sound: neither stops what comes in. */
function unlessMissing(tell: () => void): void {
  try {
    tell();
  } catch (error) {
    console.warn(error);
  }
}
