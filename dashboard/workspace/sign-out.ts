/** Signing out: what is asked before, and the chats that go back to the queue with it. */
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Id } from '#core/model/id.ts';
import type { Api } from '#dashboard/api/api.ts';
import { bulkKey } from '#dashboard/data/inbox/bulk-key.ts';
import { presence } from '#dashboard/strings/presence.ts';
import type { Question } from '#dashboard/ui/controls/ask.ts';

/** What signing out depends on: what is asked where something isn't sent, the agent, and the conversations known here. */
export type SigningOut = {
  discard: Question | undefined;
  me: Id | undefined;
  conversations: Iterable<Conversation>;
};

/** What to ask; nothing where nothing is lost by it and nobody waits. */
export function questionBefore({ discard, me, conversations }: SigningOut): Question | undefined {
  const waiting = [...conversations].filter((one) => one.agent_id === me && one.waiting_since !== null);
  return signOutQuestion(discard, me === undefined ? 0 : waiting.length);
}

/** Forgets what this browser keeps of a change of many conversations. */
export const forgetBulk = (person: string, storage: Pick<Storage, 'removeItem'> | undefined): void =>
  storage?.removeItem(bulkKey(person));

/** Returns the agent's chats now, rather than when the lost connection is noticed. */
export async function leave(api: Api): Promise<void> {
  await api('endOwnPresence', {}).catch(() => undefined);
}

/**
 * The question; nothing where nothing has to be asked.
 * @param discard what is asked where something isn't sent; undefined where all is
 * @param unanswered how many of the agent's visitors wait for an answer
 */
export function signOutQuestion(discard: Question | undefined, unanswered: number): Question | undefined {
  if (unanswered === 0) return discard;
  const { title, returned, signOut } = presence;
  const body = [returned(unanswered), ...(discard ? [discard.body] : [])].join(' ');
  return { title, body, action: discard?.action ?? signOut };
}
