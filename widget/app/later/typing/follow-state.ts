/** What a tab is not told: a frame is lost, another tab has the connection, or the visitor has gone on to another chat. */
import type { Parts } from '#widget/app/chat/chat.ts';
import type { State } from '#widget/app/state/state.ts';

/** How long it takes at most to ask for the state after the connection was cut, milliseconds. */
const SPREAD_MS = 30_000;

/** How long a row and the frame about the same change may be apart, milliseconds. */
const APART_MS = 3000;

type Row = Pick<State['timeline'][number], 'seq' | 'sender_type' | 'metadata'>;

/** What it takes of a chat. */
type Followed = Pick<Parts, 'store' | 'now' | 'random'> & {
  session: Pick<Parts['session'], 'renew'>;
  history: Pick<Parts['history'], 'catchUp'>;
};

/**
 * Keeps the state in step with the rows, and the rows with the other tabs:
 * - A row says that the conversation has changed, and no frame does: asks for its state until it is told, ever more seldom. The
 *   frame comes a moment before the row or a moment after it, so that nothing is asked for as long as none is lost.
 * - The connection was cut, or another tab held it: asks in a while what no row says, such as whether anybody is there. Not all who
 *   were cut off together ask at the same moment.
 * - A tab that was not connected joins one that is: fetches what it missed. Only the connected one says where it resumes.
 * - A tab without a conversation is connected late: asks for the one that another tab may have begun meanwhile.
 * - The visitor goes on to another conversation: a message that was sent in the former one waits for its row no longer.
 * @returns how to stop
 */
export function followsState({ store, session, history, now, random }: Followed): () => void {
  const since = now();
  let changedAt = since;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isBehind = false;
  let later: ReturnType<typeof setTimeout> | undefined;

  /** One answer says everything. */
  const renew = () => {
    clearTimeout(later);
    return session.renew();
  };

  function checkLater(id: number, row: Row, ms = APART_MS): void {
    const askedAt = now() - APART_MS;
    clearTimeout(timer);
    const current = setTimeout(() => {
      const { conversation } = store.get();
      const isTold =
        conversation && changedAt > askedAt && conversation.version >= row.seq && !isContradicted(conversation, row);
      // A row that came meanwhile is asked for by itself.
      const retry = () => timer === current && checkLater(id, row, 2 * ms);
      if (conversation?.id === id && !isTold) renew().catch(retry);
    }, ms);
    timer = current;
  }

  const unfollow = store.subscribe((state, before) => {
    const { conversation, connection, outbox } = state;
    if (conversation !== before.conversation) changedAt = now();
    if (conversation?.id !== before.conversation?.id) {
      const unsent = outbox.filter(({ state: way }) => way !== 'sent');
      if (unsent.length < outbox.length) store.set({ outbox: unsent });
    } else if (conversation) {
      const row = changeIn(state, before);
      if (row) checkLater(conversation.id, row);
    }
    if (connection === before.connection) return;
    if (connection !== 'live') {
      // Who leaves opens the session again before they return.
      isBehind = connection !== 'idle' && (isBehind || before.connection === 'live');
      clearTimeout(later);
      return;
    }
    if (!conversation && (before.connection === 'idle' || now() - since > APART_MS))
      renew().then(history.catchUp, () => undefined);
    else if (before.connection === 'idle') void history.catchUp();
    else if (isBehind) later = setTimeout(() => renew().catch(() => undefined), random() * SPREAD_MS);
    isBehind = false;
  });
  return () => {
    clearTimeout(timer);
    clearTimeout(later);
    timer = undefined;
    unfollow();
  };
}

const isEnd = (status: unknown): boolean => /^(resolved|closed)$/.test(String(status));
const isOver = (conversation: State['conversation']): boolean => isEnd(conversation?.status);

/**
 * Whether the state is of before the row, whatever its version, which read marks raise, too: what somebody wrote in can't be over
 * still, nor go on what was ended, nor wait what was given to somebody.
 */
function isContradicted(conversation: NonNullable<State['conversation']>, { sender_type, metadata }: Row): boolean {
  if (sender_type !== 'system') return isOver(conversation);
  return isEnd(metadata?.event)
    ? !isOver(conversation)
    : metadata?.event === 'assigned' && conversation.status === 'pending';
}

/**
 * The newest row by which the conversation has changed before our eyes, or of the first ones, which are fetched after the state
 * and may say more. Once it is over, every row begins it again.
 */
function changeIn({ timeline, conversation }: State, before: State): Row | undefined {
  const last = before.timeline.at(-1)?.seq ?? 0;
  if (timeline === before.timeline) return undefined;
  const told = timeline.findLast(({ sender_type }) => isOver(conversation) || sender_type === 'system');
  return told && told.seq > last ? told : undefined;
}
