/**
 * Operations of programs in a visitor's name: a chunk that `agent-api` loads with the first of them. It has copies of its
 * own of every class, so its answers are plain data.
 */
import { toVisitorMessage, unread } from '#core/conversation/views.ts';
import type { TeamCaller } from '#core/access/team-access.ts';
import type { Answer } from '#core/contract/http.ts';
import { listOwnMessages } from '#functions/use-cases/conversations/list-messages.ts';
import { visitorView } from '#functions/use-cases/conversations/conversation-state.ts';
import { markRead } from '#functions/use-cases/messages/mark-read.ts';
import { type OnBehalfDeps, partiesOf, sendOnBehalf, startOnBehalf } from '#functions/use-cases/messages/on-behalf.ts';
import { type SaveVisitorDeps, saveVisitor as save } from '#functions/use-cases/visitors/save-visitor.ts';
import type { Call } from '#functions/http/call.ts';
import { conversationForVisitor, showBrought } from './conversations.ts';

type Deps = OnBehalfDeps & SaveVisitorDeps;
type Stored<Id extends 'saveVisitor' | 'startVisitorConversation' | 'sendVisitorMessage'> = {
  answer: Answer<Id>;
  isNew: boolean;
};

/** Creates or updates a visitor. */
export async function saveVisitor(deps: Deps, { body }: Call<'saveVisitor'>): Promise<Stored<'saveVisitor'>> {
  const { visitor: answer, isNew } = await save(deps, body);
  return { answer, isNew };
}

/** Starts or continues a chat. */
export async function startVisitorConversation(
  deps: Deps,
  { params, body, caller }: Call<'startVisitorConversation'>,
): Promise<Stored<'startVisitorConversation'>> {
  const { row, state, isNew } = await startOnBehalf(deps, params.id, { ...body, keyName: keyNameOf(caller) });
  if (isNew && !state) await showBrought(deps, row.conversation_id, body.attributes);
  const conversation = await (state
    ? visitorView(deps.table, state)
    : conversationForVisitor(deps, row.conversation_id));
  const answer = { conversation, messages: [toVisitorMessage(row, row.state, unread)] };
  return { answer, isNew: state !== undefined };
}

/** Appends a message. */
export async function sendVisitorMessage(
  deps: Deps,
  { params, body, caller }: Call<'sendVisitorMessage'>,
): Promise<Stored<'sendVisitorMessage'>> {
  const { row, isNew } = await sendOnBehalf(deps, params.id, { ...body, keyName: keyNameOf(caller) });
  if (isNew) await showBrought(deps, params.id, body.attributes);
  return { answer: toVisitorMessage(row, row.state, unread), isNew };
}

/** The rows that the visitor sees. */
export async function listVisitorMessages(
  deps: Deps,
  { params, query }: Call<'listVisitorMessages'>,
): Promise<Answer<'listVisitorMessages'>> {
  const { visitor_id } = await partiesOf(deps, params.id);
  return listOwnMessages(deps, params.id, visitor_id, query);
}

/** Marks rows as read. */
export async function readForVisitor(
  deps: Deps,
  { params, body }: Call<'readForVisitor'>,
): Promise<Answer<'readForVisitor'>> {
  const { visitor_id: visitor } = await partiesOf(deps, params.id);
  await markRead(deps, params.id, { side: 'visitor', visitor }, body.seq);
  return conversationForVisitor(deps, params.id);
}

/** These endpoints refuse people, so that a key has called. */
const keyNameOf = ({ key }: TeamCaller): string => key?.name ?? '';
