/** A visitor's own conversations, newest first: what they may look at again. */
import { toOwnConversation } from '#core/conversation/views.ts';
import { answerPage } from '#core/limits/answer-size.ts';
import type { OwnConversation } from '#core/model/conversations/conversation.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import { newestOfVisitor } from '#functions/store/conversations/conversation-index.ts';
import { loadConversation, visibleState } from './conversation-state.ts';

/** A page; `before` is where the next one begins, nothing at the end. */
export type OwnPage = { conversations: OwnConversation[]; before: string | undefined };

/**
 * A page of a visitor's conversations with a widget. It may be short and still have a next page. `before` continues after
 * an earlier page.
 */
export async function listOwnConversations(
  { table }: Pick<Deps, 'table'>,
  { visitor, widget }: { visitor: Id; widget: Id },
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<OwnPage> {
  const page = answerPage<OwnConversation>(limit);
  const entries = await newestOfVisitor(table, visitor, { limit, before });
  const shown = await Promise.all(entries.map(({ id }) => showOwn(table, id, { visitor, widget })));
  let last = before;
  for (const [index, conversation] of shown.entries()) {
    if (conversation && !page.add(conversation)) return { conversations: page.entries, before: last };
    last = entries[index]?.position;
  }
  return { conversations: page.entries, before: entries.length < limit ? undefined : last };
}

/** The conversation as listed; nothing where the entry leads to no conversation, or to somebody else's. */
async function showOwn(
  table: Deps['table'],
  id: Id,
  { visitor, widget }: { visitor: Id; widget: Id },
): Promise<OwnConversation | undefined> {
  const loaded = await loadConversation(table, id, { consistent: false });
  const state = loaded?.row.state;
  if (!state || state.visitor_id !== visitor || state.widget_id !== widget) return undefined;
  const [seen, agent] = await Promise.all([
    visibleState(table, loaded),
    state.agent_id === null ? undefined : getAgent(table, state.agent_id),
  ]);
  return toOwnConversation(seen, agent?.name ?? null);
}
