/** Canned responses of one's own, actions on conversations and calls, from memory. */
import type { Action } from '#core/model/actions/action.ts';
import type { CannedResponse } from '#core/model/actions/canned-response.ts';
import type { FullConversation } from '#core/model/conversations/conversation.ts';
import { type Answered, type Asked, ok, problem } from './fake-answers.ts';
import { crud } from './fake-lists.ts';
import type { FakeState } from './fake-state.ts';

type Operation = (asked: Asked) => Answered;

const done = { outcome: 'done', reason: null };

/** The operations. `send` is the one that sends a message. */
export function macrosOf(state: FakeState, send: Operation | undefined): Record<string, Operation> {
  const own: CannedResponse[] = [];
  const before = new Map<unknown, { was: FullConversation; actions: Action[] }>();
  const find = (id: number) => state.conversations.find((one) => one.id === id);
  return {
    ...crud('OwnCannedResponse', 'OwnCannedResponses', own, (id, body) => ({
      ...(body as unknown as CannedResponse),
      department_id: null,
      id,
      created_at: new Date().toISOString(),
    })),
    runActions: (asked) => {
      const { id, body } = asked;
      const sent = body['content'] === '' ? undefined : send?.({ ...asked, body: { ...body, visibility: 'public' } });
      const found = find(id);
      if (!found) return problem(404, 'not_found');
      const actions = body['actions'] as Action[];
      before.set(body['client_message_id'], { was: structuredClone(found), actions });
      for (const action of actions) Object.assign(found, changeOf(action, found));
      found.version += 1;
      return {
        status: 201,
        body: { message: sent?.body ?? null, results: actions.map(() => done), conversation: found },
      };
    },
    callVisitor: (asked) => {
      const content = state.teamSettings.call_link?.replace('{room}', 'a1b2c3');
      if (content === undefined) return problem(409, 'not_configured');
      return send?.({ ...asked, body: { ...asked.body, content, visibility: 'public' } }) ?? problem(404, 'not_found');
    },
    undoActions: ({ id, body }) => {
      const found = find(id);
      const ran = before.get(body['client_message_id']);
      if (!found || !ran) return problem(404, 'not_found');
      const { status, labels, priority } = ran.was;
      Object.assign(found, { status, labels, priority, version: found.version + 1 });
      return ok({ results: ran.actions.map(() => done), conversation: found });
    },
  };
}

function changeOf(action: Action, { labels }: FullConversation): Partial<FullConversation> {
  if (action.type === 'add_label') return { labels: [...labels, action.label] };
  if (action.type === 'set_priority') return { priority: action.priority };
  return action.type === 'resolve' ? { status: 'resolved', waiting_since: null } : {};
}
