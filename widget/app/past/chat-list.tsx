/** The list of earlier chats: when each began, who answered, what was said last, and whether that was read. */
import type { OwnConversation } from '#core/model/conversations/conversation.ts';
import type { Part } from '#widget/app/view/view.ts';
import type { Browsed } from './browse.ts';
import { lent } from './lent.ts';
import { formatStart } from './start.ts';
import { Fetching } from './fetching.tsx';

/** What a part of the panel is drawn from. */
export type PastPart = Part & {
  browsed: Browsed;
  /** Fetches more of what is shown. */
  onMore: () => void;
};

export function ChatList({ view, browsed, onMore, onShow }: PastPart & { onShow: (chat: OwnConversation) => void }) {
  const texts = lent.wordsOf(view);
  const { chats, next, fetching } = browsed;
  // The one in the window is not an earlier one.
  const earlier = chats.filter(({ id }) => id !== view.state.conversation?.id);
  return (
    <div class="past-chats scroll">
      {earlier.length > 0 && (
        <ul>
          {earlier.map((chat) => (
            <li key={chat.id}>
              <Entry view={view} chat={chat} onShow={onShow} />
            </li>
          ))}
        </ul>
      )}
      {next === null && !earlier.length && <output class="past-none">{texts.noEarlier}</output>}
      <Fetching view={view} browsed={browsed} onMore={onMore} isFirst={next === undefined} />
      {next && fetching !== 'failed' && (
        <button type="button" class="link" aria-busy={fetching === 'more'} onClick={onMore}>
          {texts.showMore}
        </button>
      )}
    </div>
  );
}

function Entry({ view, chat, onShow }: Part & { chat: OwnConversation; onShow: (chat: OwnConversation) => void }) {
  const { speech } = view;
  const texts = lent.wordsOf(view);
  const { id, started_at, agent_name, last_message, unread_count } = chat;
  return (
    <button type="button" class="past-chat" data-chat={id} onClick={() => onShow(chat)}>
      <span class="past-when">
        <time dateTime={started_at}>{formatStart(started_at, speech.region)}</time>
        {unread_count > 0 && (
          <span class="past-new">
            <span class="sr">{lent.count(speech, texts.unread, unread_count)}</span>
          </span>
        )}
      </span>
      {agent_name && (
        <span class="past-agent" dir="auto">
          {agent_name}
        </span>
      )}
      <span class="past-words" dir="auto">
        {lent.plainText(last_message ?? '')}
      </span>
    </button>
  );
}
