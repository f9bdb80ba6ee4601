/** Keeps what is known of the rows in sight fresh: one request for all of them, and none while nobody looks. */
import { type ReadonlySignal, effect } from '@preact/signals';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Id } from '#core/model/id.ts';
import type { ConversationPresence } from '#core/model/visitors/live-visitor.ts';
import { isOpen } from '#dashboard/data/inbox/filter.ts';

/** What says whether anybody looks: the document. */
export type PageInView = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;

/** What watching takes. */
export type RowWatch = {
  ask: (ids: readonly Id[]) => Promise<ConversationPresence['data']>;
  tell: (id: Id, isThere: boolean) => void;
  /** The page, which may be hidden. */
  page: PageInView;
};

/** Whoever scrolls is asked for nothing until they stop. */
const RESTS_MS = 400;
/** As often as somebody who isn't pushed to this agent is looked at again. */
const OLD_MS = 60_000;
/** The most that one request may ask for. */
const MAX_IDS = 50;

/** Asks for the open chats in sight, and again a minute later; answers how to stop. */
export function watchRows(rows: ReadonlySignal<readonly Conversation[]>, { ask, tell, page }: RowWatch): () => void {
  const askedAt = new Map<Id, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = async () => {
    plan(OLD_MS);
    if (page.visibilityState === 'hidden') return;
    const nowMs = performance.now();
    const due = rows.peek().filter((one) => isOpen(one) && nowMs - (askedAt.get(one.id) ?? -OLD_MS) >= OLD_MS);
    const ids = due.slice(0, MAX_IDS).map(({ id }) => id);
    if (ids.length === 0) return;
    for (const id of ids) askedAt.set(id, nowMs);
    // What can't be fetched isn't shown, and is asked for again with the next minute.
    for (const one of await ask(ids).catch(() => [])) tell(one.conversation_id, one.is_connected);
  };
  const plan = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), ms);
  };
  const stop = effect(() => {
    if (rows.value.length > 0) plan(RESTS_MS);
  });
  const look = () => {
    if (page.visibilityState !== 'hidden') plan(RESTS_MS);
  };
  page.addEventListener('visibilitychange', look);
  return () => {
    clearTimeout(timer);
    stop();
    page.removeEventListener('visibilitychange', look);
  };
}
