/** What a person typed but did not send, per conversation: kept across reloads, and for nobody else who signs in here. */

/** A draft. */
export type Draft = { text: string; isNote: boolean };

/** The drafts. */
export type Drafts = { get: (conversationId: number) => Draft; set: (conversationId: number, draft: Draft) => void };

const NONE: Draft = { text: '', isNote: false };

/** Makes them; storage may be blocked or full, then they last as long as the page. */
export function createDrafts(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined,
  person: string,
): Drafts {
  const memory = new Map<number, Draft>();
  const key = (id: number) => `live-chat.draft.${person}.${id}`;
  return {
    get: (id) => memory.get(id) ?? stored(() => storage?.getItem(key(id))) ?? NONE,
    set: (id, draft) => {
      memory.set(id, draft);
      stored(() => {
        if (draft.text === '' && !draft.isNote) storage?.removeItem(key(id));
        else storage?.setItem(key(id), JSON.stringify(draft));
        return undefined;
      });
    },
  };
}

function stored(read: () => string | null | undefined): Draft | undefined {
  try {
    const text = read();
    return text ? (JSON.parse(text) as Draft) : undefined;
  } catch {
    return undefined;
  }
}
