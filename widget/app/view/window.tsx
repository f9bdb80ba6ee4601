/** The window: a dialog over the page, the whole screen on phones. */
import { isAway, screenOf } from '#widget/app/state/state.ts';
import { fill } from '#widget/app/locales/texts.ts';
import { Composer } from './composer.tsx';
import { Form } from './form.tsx';
import { Head } from './head.tsx';
import { Messages } from './messages.tsx';
import { QuickReplies } from './quick-replies.tsx';
import type { Part } from './view.ts';

export function ChatWindow({ view }: Part) {
  const { state, widget, speech, texts, chat, later } = view;
  const screen = screenOf(state, widget);
  const isEmpty = !state.conversation && !state.outbox.length;
  // Who was never here has no conversation, and needn't wait for the session to write.
  const isKnown =
    state.visitor ?? state.trouble ?? !(widget.require_identity || chat.parts.memory.read().session_token);
  return (
    <dialog
      open
      class="window"
      aria-modal="true"
      aria-labelledby="title"
      // What is said to screen readers while the window is open, which they don't leave.
      aria-owns={later ? 'said' : undefined}
      tabIndex={-1}
      dir={speech.direction}
      lang={speech.locale}
    >
      <Head view={view} isWelcome={isEmpty} />
      {state.conversation && state.connection === 'lost' && (
        <output class="line">{state.trouble === 'inactive' ? texts.paused : texts.lost}</output>
      )}
      {!isKnown && !state.conversation ? <Skeleton /> : screen === 'trouble' ? <Trouble view={view} /> : null}
      {isKnown && screen === 'form' && <Form view={view} />}
      {(isKnown || !isEmpty) && screen === 'chat' && (isEmpty ? <Beginning view={view} /> : <Messages view={view} />)}
      {later && <later.Extras view={view} />}
      {state.ui.isEnding && later ? <later.AskEnd view={view} /> : isKnown && screen === 'chat' && <Foot view={view} />}
      {widget.show_branding && <p class="powered">{fill(texts.powered, { name: 'AutoCom' })}</p>}
    </dialog>
  );
}

/** Nothing was said, and nothing need be asked. */
function Beginning({ view }: Part) {
  const { state, widget, own, chat, later } = view;
  return (
    <div class="beginning scroll">
      {isAway(state, widget) && (
        <p class="note" dir="auto">
          {own.offline_message}
          {later && <later.HowAnswered view={view} />}
        </p>
      )}
      <QuickReplies options={widget.quick_replies} onChoose={chat.send} />
    </div>
  );
}

function Foot({ view }: Part) {
  const { state, later, texts, chat } = view;
  const { status, handler } = state.conversation ?? {};
  if (status === 'closed')
    return (
      <div class="foot">
        <button class="primary" onClick={chat.startAnew}>
          {texts.again}
        </button>
      </div>
    );
  return (
    <>
      {later && status === 'pending' && handler !== 'agent' && <later.AskPerson view={view} />}
      <Composer view={view} />
    </>
  );
}

function Trouble({ view: { state, texts, chat } }: Part) {
  const passing = { inactive: texts.paused, unreachable: texts.unreachable }[String(state.trouble)];
  return (
    <div class="trouble scroll" role="alert">
      <p>{passing ?? texts.not_allowed}</p>
      {passing && (
        <button class="secondary" onClick={chat.begin}>
          {texts.retry}
        </button>
      )}
    </div>
  );
}

const Skeleton = () => <div class="skeleton" aria-hidden="true" />;
