/** Shows the visitor, and agents who watch, what a bot writes while it writes: all of it so far, a few times a second. */
import type { OnDelta } from '#functions/bot/port/bot.ts';
import type { Deps } from '#functions/deps.ts';
import type { StoredRow } from '#functions/store/conversations/conversation-store.ts';
import { visitorAudience, watchers } from '#functions/use-cases/notify/audience.ts';

const EVERY_MS = 300;

/** Begins to show the answer to a message; `end` resolves when all that was shown is on its way. */
export function streamDraft(
  { push, now }: Pick<Deps, 'push' | 'now'>,
  { conversation_id, seq, state }: StoredRow,
): { onDelta: OnDelta; end: () => Promise<unknown> } {
  let text = '';
  let shownAtMs = 0;
  let showing: Promise<unknown> = Promise.resolve();
  const show = () =>
    push.deliver([
      {
        channels: [visitorAudience(state), watchers(conversation_id)],
        frame: { type: 'message.delta', conversation_id, reply_to_seq: seq, text },
      },
    ]);
  return {
    onDelta: (piece) => {
      text += piece;
      if (now() - shownAtMs < EVERY_MS) return;
      shownAtMs = now();
      showing = showing.then(show);
    },
    end: () => showing,
  };
}
