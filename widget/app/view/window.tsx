/** The window: a dialog over the page, the whole screen on phones. */
import { screenOf } from '../state.ts';
import { fill } from '../texts.ts';
import { Composer } from './composer.tsx';
import { Form } from './form.tsx';
import { Head } from './head.tsx';
import { Messages } from './messages.tsx';
import { QuickReplies } from './quick-replies.tsx';
import type { Part } from './view.ts';

const FOCUSABLE = 'button:not(:disabled),input,textarea,a[href],[tabindex="0"]';

export function ChatWindow({ view }: Part) {
  const { state, widget, speech, texts, chat } = view;
  const screen = screenOf(state, { name: widget.collect_name, email: widget.collect_email });
  const isEmpty = !state.conversation && !state.outbox.length;
  const isKnown = state.visitor !== null || state.trouble !== null;
  return (
    <section
      class="window"
      role="dialog"
      aria-modal="true"
      aria-labelledby="title"
      tabIndex={-1}
      dir={speech.direction}
      lang={speech.locale}
      onKeyDown={(event) => {
        if (event.key === 'Escape') chat.close();
        if (event.key === 'Tab') keepInside(event, event.currentTarget);
        // The page's own shortcuts must not fire while someone writes here.
        event.stopPropagation();
      }}
    >
      <Head view={view} isWelcome={isEmpty} />
      {state.conversation && state.connection === 'lost' && (
        <p class="line" role="status">
          {texts.lost}
        </p>
      )}
      {!isKnown && !state.conversation ? <Skeleton /> : screen === 'trouble' ? <Trouble view={view} /> : null}
      {isKnown && screen === 'form' && <Form view={view} />}
      {(isKnown || !isEmpty) && screen === 'chat' && (isEmpty ? <Beginning view={view} /> : <Messages view={view} />)}
      {state.ui.isEnding ? <AskEnd view={view} /> : isKnown && screen === 'chat' && <Foot view={view} />}
      {widget.show_branding && <p class="powered">{fill(texts.powered, { name: 'AutoCom' })}</p>}
    </section>
  );
}

/** Nothing was said, and nothing need be asked. */
function Beginning({ view: { state, widget, own, chat } }: Part) {
  return (
    <div class="beginning scroll">
      {state.availability?.online === false && (
        <p class="note" dir="auto">
          {own.offline_message}
        </p>
      )}
      <QuickReplies options={widget.quick_replies} onChoose={chat.send} />
    </div>
  );
}

function Foot({ view }: Part) {
  const { state, texts, chat } = view;
  if (state.conversation?.status !== 'closed') return <Composer view={view} />;
  return (
    <div class="foot">
      <button type="button" class="primary" onClick={chat.startAnew}>
        {texts.again}
      </button>
    </div>
  );
}

function AskEnd({ view: { texts, chat, set } }: Part) {
  const done = () => set({ isEnding: false });
  return (
    <div class="foot" role="alertdialog" aria-label={texts.endAsk}>
      <p>{texts.endAsk}</p>
      <div class="pair">
        <button type="button" class="secondary" onClick={done}>
          {texts.cancel}
        </button>
        <button type="button" class="primary" onClick={() => chat.end().then(done, done)}>
          {texts.end}
        </button>
      </div>
    </div>
  );
}

function Trouble({ view: { state, texts, chat } }: Part) {
  return (
    <div class="trouble scroll" role="alert">
      <p>{state.trouble === 'unreachable' ? texts.unreachable : texts.not_allowed}</p>
      {state.trouble === 'unreachable' && (
        <button type="button" class="secondary" onClick={chat.begin}>
          {texts.retry}
        </button>
      )}
    </div>
  );
}

const Skeleton = () => (
  <div class="skeleton" aria-hidden="true">
    <i />
    <i />
    <i />
  </div>
);

/** Moves the focus from the last thing to the first, and back. */
function keepInside(event: KeyboardEvent, dialog: HTMLElement): void {
  const inside = [...dialog.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const [from, to] = event.shiftKey ? [inside[0], inside.at(-1)] : [inside.at(-1), inside[0]];
  const focused = (dialog.getRootNode() as ShadowRoot).activeElement;
  if (focused !== from && focused !== dialog) return;
  if (focused === dialog && !event.shiftKey) return;
  event.preventDefault();
  to?.focus();
}
