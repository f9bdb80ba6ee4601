/** Operations of programs in a visitor's name: a chunk that `agent-api` loads with the first of them. */
import { toVisitorMessage, unread } from '#core/conversation/views.ts';
import type { TeamCaller } from '#core/access/team-access.ts';
import { listOwnMessages } from '#functions/use-cases/conversations/list-messages.ts';
import { visitorView } from '#functions/use-cases/conversations/conversation-state.ts';
import { markRead } from '#functions/use-cases/messages/mark-read.ts';
import { type OnBehalfDeps, partiesOf, sendOnBehalf, startOnBehalf } from '#functions/use-cases/messages/on-behalf.ts';
import { type SaveVisitorDeps, saveVisitor } from '#functions/use-cases/visitors/save-visitor.ts';
import { created } from '#functions/http/answer.ts';
import type { Operations } from '#functions/http/call.ts';
import { conversationForVisitor, showBrought } from './conversations.ts';
import type { OnBehalfIds } from './visitors.ts';

/** Visitors and their messages, from the site's server. */
export const onBehalf: Operations<OnBehalfDeps & SaveVisitorDeps, OnBehalfIds> = {
  saveVisitor: async (deps, { body }) => {
    const { visitor, isNew } = await saveVisitor(deps, body);
    return created(visitor, isNew);
  },
  startVisitorConversation: async (deps, { params, body, caller }) => {
    const { row, state, isNew } = await startOnBehalf(deps, params.id, { ...body, keyName: keyNameOf(caller) });
    if (isNew && !state) await showBrought(deps, row.conversation_id, body.attributes);
    const conversation = await (state
      ? visitorView(deps.table, state)
      : conversationForVisitor(deps, row.conversation_id));
    return created({ conversation, messages: [toVisitorMessage(row, row.state, unread)] }, state !== undefined);
  },
  listVisitorMessages: async (deps, { params, query }) => {
    const { visitor_id } = await partiesOf(deps, params.id);
    return listOwnMessages(deps, params.id, visitor_id, query);
  },
  sendVisitorMessage: async (deps, { params, body, caller }) => {
    const { row, isNew } = await sendOnBehalf(deps, params.id, { ...body, keyName: keyNameOf(caller) });
    if (isNew) await showBrought(deps, params.id, body.attributes);
    return created(toVisitorMessage(row, row.state, unread), isNew);
  },
  readForVisitor: async (deps, { params, body }) => {
    const { visitor_id: visitor } = await partiesOf(deps, params.id);
    await markRead(deps, params.id, { side: 'visitor', visitor }, body.seq);
    return conversationForVisitor(deps, params.id);
  },
};

/** These endpoints refuse people, so that a key has called. */
const keyNameOf = ({ key }: TeamCaller): string => key?.name ?? '';
