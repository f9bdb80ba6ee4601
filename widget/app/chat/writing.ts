/** The visitor writes and reads. */
import type { Parts } from './chat.ts';
import { begunAnew } from '#widget/app/state/changes.ts';
import type { MessageFile } from '#core/model/files/file.ts';
import { canSend, cleanContent, CONTENT_LIMIT } from '#widget/app/state/outbox.ts';
import type { Person } from './session.ts';
import { leaverOf, unreadOf } from '#widget/app/state/state.ts';
import { lastSeq } from '#client/timeline/rows.ts';

/** What follows when the visitor writes or reads. */
export function takeWriting({ config, store, session, live, sender }: Parts) {
  /** Leaves the ended conversation; what could not be sent there goes into the new one. */
  const startAnew = () => {
    store.change(begunAnew);
    for (const { id, refusal } of store.get().outbox) if (refusal === 'closed') sender.retry(id);
  };
  /** Sends a message; false if it is empty or too long. */
  const send = (text: string, person?: Person, files: readonly MessageFile[] = []): boolean => {
    const content = cleanContent(text);
    if (!(content || files.length) || content.length > CONTENT_LIMIT) return false;
    // The page may send one while the window shows a conversation that is over.
    if (store.get().conversation?.status === 'closed') startAnew();
    const state = store.get();
    store.set({ draft: '' });
    // The visitor's details are sent before the message, so that the agent knows the name.
    if (person && Object.keys(person).length) void session.renew(person).catch(() => undefined);
    sender.add(content, leaverOf(state, config.widget, { ...state.visitor, ...person }), files);
    return true;
  };
  return {
    /** Sends what is in the composer; false if that is nothing, too long, or still on its way. */
    sendDraft(person?: Person): boolean {
      const { draft, files } = store.get();
      if (!canSend(store.get()) || cleanContent(draft).length > CONTENT_LIMIT) return false;
      // What can't be sent stays, with the reason.
      store.set({ files: files.filter(({ id }) => !id) });
      return send(
        draft,
        person,
        files.flatMap(({ id, file: { name, type, size } }) => (id ? { id, name, type, size } : [])),
      );
    },
    send,
    setDraft(draft: string) {
      store.set({ draft });
      live.signs.typing(draft.trim() !== '');
    },
    retry: sender.retry,
    discard: sender.discard,
    setAttributes: sender.setAttributes,
    /** The window shows everything up to the newest row. */
    seen() {
      if (unreadOf(store.get())) live.signs.read(lastSeq(store.get().timeline));
    },
    startAnew,
  };
}
