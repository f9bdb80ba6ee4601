/** What is shown only while it goes on: someone types, a bot writes. Either ends by itself when no further sign comes. */
import type { ServerFrame } from '#core/contract/socket.ts';
import type { Change } from '#widget/app/state/changes.ts';
import type { State } from '#widget/app/state/state.ts';
import type { Store } from '#widget/app/state/store.ts';

/** Someone who typed is silent after this long without another sign. */
const TYPING_ENDS_MS = 8000;
/** An answer nobody goes on writing for this long will not come. */
const DELTA_ENDS_MS = 10_000;

/**
 * A bot's answer grows, or will not come. Frames may overtake each other and the stored answer: what is shown only grows,
 * and nothing comes after the answer.
 */
const grown =
  (delta: State['delta']): Change =>
  (state) => {
    const { delta: shown, timeline } = state;
    if (delta === null) return shown ? { ...state, delta } : state;
    const isAnswered = timeline.some(({ seq, sender_type }) => seq > delta.replyTo && sender_type !== 'visitor');
    const isOlder = shown && (shown.replyTo - delta.replyTo || shown.text.length - delta.text.length) > 0;
    return isAnswered || isOlder ? state : { ...state, delta, typing: null };
  };

/** Makes what takes the signs, by their frames. */
export function createFleeting(store: Store<State>) {
  let typing: ReturnType<typeof setTimeout> | undefined;
  let delta: ReturnType<typeof setTimeout> | undefined;
  const silent = () => store.set({ typing: null });
  return {
    typing({ by, is_typing, name }: Extract<ServerFrame, { type: 'typing' }>) {
      if (by === 'visitor') return;
      clearTimeout(typing);
      if (!is_typing) return silent();
      store.set({ typing: name ?? '' });
      typing = setTimeout(silent, TYPING_ENDS_MS);
    },
    'message.delta'({ reply_to_seq, text }: Extract<ServerFrame, { type: 'message.delta' }>) {
      clearTimeout(delta);
      store.change(grown({ replyTo: reply_to_seq, text }));
      delta = setTimeout(() => store.change(grown(null)), DELTA_ENDS_MS);
    },
  };
}
