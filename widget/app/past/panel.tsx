/** Earlier chats over the window: the list of them, and one of them to be read again. */
import type { OwnConversation } from '#core/model/conversations/conversation.ts';
import type { Chat } from '#widget/app/chat/chat.ts';
import type { View } from '#widget/app/view/view.ts';
import { createBrowse } from './browse.ts';
import { ChatList } from './chat-list.tsx';
import { ChatRows } from './chat-rows.tsx';
import { lent } from './lent.ts';
import { formatStart } from './start.ts';

/** After lucide's icon of this name. */
const CHEVRON_LEFT = 'm15 18-6-6 6-6';

/** Makes the panel, which is closed. @param onClosed what follows once it is closed again */
export function createPanel(chat: Chat, onClosed: () => void) {
  const { store } = chat.parts;
  const redraw = () => store.set({});
  const browse = createBrowse(chat.parts, redraw);
  /** How to stop watching the back button: of the list, then of the chat over it. */
  let levels: (() => void)[] = [];
  /** The chat whose entry in the list gets the focus, 0 for the panel itself; undefined once that is done. */
  let focusOn: number | undefined;
  let panel: HTMLElement | undefined;

  const enter = (id: number) => {
    levels.push(lent.watchBack(back));
    focusOn = id;
  };
  const close = () => {
    if (!levels.length) return;
    for (const stop of levels) stop();
    levels = [];
    browse.forget();
    const dialog = panel?.parentElement;
    for (const other of dialog?.children ?? []) (other as HTMLElement).inert = false;
    dialog?.querySelector<HTMLElement>('.menu button')?.focus();
    onClosed();
  };
  function back(): void {
    const { shown } = browse.get();
    if (!shown) return close();
    levels.pop()?.();
    focusOn = shown.id;
    browse.leave();
  }
  /** Keys go no further: Escape goes back a step, Tab stays in the panel. */
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' && event.key !== 'Tab') return;
    event.stopPropagation();
    if (event.key === 'Tab') return panel && lent.keepInside(event, panel);
    event.preventDefault();
    return back();
  };
  const unsubscribe = store.subscribe(({ visitor, isOpen }, before) => {
    if (visitor?.id !== before.visitor?.id || !isOpen) close();
  });

  /** After each drawing: everything under the panel is out of reach while it is shown. */
  const whileShown = (shown: HTMLElement | null) => {
    if (!shown) return;
    panel = shown;
    panel.addEventListener('keydown', keys);
    for (const other of panel.parentElement?.children ?? []) (other as HTMLElement).inert = other !== panel;
    if (focusOn === undefined) return;
    const entry = panel.querySelector<HTMLElement>(`[data-chat="${focusOn}"]`);
    focusOn = undefined;
    (entry ?? panel).focus();
  };

  /** The button that asked may be gone, and the focus with it: keys would no longer be heard. */
  const keepFocus = () => {
    if (panel && !(panel.getRootNode() as ShadowRoot).activeElement) panel.focus();
  };
  const more = () => {
    const fetched = browse.more();
    keepFocus();
    void fetched.then(keepFocus);
  };

  const show = (chosen: OwnConversation) => {
    enter(0);
    void browse.show(chosen);
  };

  const Panel = ({ view }: { view: View }) => {
    const texts = lent.wordsOf(view);
    const { state, speech } = view;
    const { shown } = browse.get();
    const unread = lent.unreadOf(state);
    const current = state.conversation;
    return (
      <section class="past" tabIndex={-1} aria-labelledby="past-title" ref={(shown) => whileShown(shown)}>
        <div class="head">
          <div class="who">
            <button type="button" class="tool" aria-label={texts.goBack} onClick={back}>
              <lent.Icon of={CHEVRON_LEFT} />
              {unread > 0 && <span class="past-new" />}
            </button>
            <div class="names">
              <h2 id="past-title">{shown ? formatStart(shown.started_at, speech.region) : texts.earlierChats}</h2>
              {unread > 0 ? (
                <p class="past-below">{lent.count(speech, texts.unread, unread)}</p>
              ) : (
                shown?.agent_name && (
                  <p class="past-below" dir="auto">
                    {shown.agent_name}
                  </p>
                )
              )}
            </div>
            <button type="button" class="tool" aria-label={texts.minimize} onClick={chat.close}>
              <lent.Icon of="M18 6 6 18M6 6l12 12" />
            </button>
          </div>
        </div>
        {shown ? (
          <ChatRows
            view={view}
            browsed={browse.get()}
            onMore={more}
            onAgain={
              !current || current.status === 'closed'
                ? () => {
                    close();
                    if (current) chat.startAnew();
                  }
                : undefined
            }
          />
        ) : (
          <ChatList view={view} browsed={browse.get()} onMore={more} onShow={show} />
        )}
      </section>
    );
  };

  return {
    Panel,
    close,
    /** Opens one of them. */
    show,
    isOpen: () => levels.length > 0,
    open() {
      enter(0);
      void browse.begin();
    },
    stop() {
      unsubscribe();
      for (const end of levels) end();
    },
  };
}
