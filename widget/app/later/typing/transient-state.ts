/** What is shown only while it goes on: someone types, a bot writes. Either ends by itself when no further sign comes. */
import { isNext } from '#client/signals/delta.ts';
import { createFading, DELTA_ENDS_MS, TYPING_ENDS_MS } from '#client/signals/fading.ts';
import type { ServerFrame } from '#core/contract/socket.ts';
import type { State } from '#widget/app/state/state.ts';
import type { Store } from '#widget/app/state/store.ts';

/** Makes what takes the signs, by their frames. */
export function createFleeting({ get, set }: Store<State>) {
  const typing = createFading(TYPING_ENDS_MS, () => set({ typing: null }));
  const delta = createFading(DELTA_ENDS_MS, () => get().delta && set({ delta: null }));
  return {
    typing({ by, is_typing, name }: Extract<ServerFrame, { type: 'typing' }>) {
      if (by === 'visitor') return;
      set({ typing: is_typing ? (name ?? '') : null });
      if (is_typing) typing.renew('');
      else typing.stop('');
    },
    'message.delta'({ reply_to_seq, text }: Extract<ServerFrame, { type: 'message.delta' }>) {
      const next = { replyTo: reply_to_seq, text };
      if (!isNext(get().delta, next, get().timeline)) return;
      set({ delta: next, typing: null });
      delta.renew('');
    },
  };
}
