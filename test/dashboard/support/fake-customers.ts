/** What agents do about visitors and what they wrote, from memory. */
import type { VisitorBlock } from '#core/model/visitors/visitor-block.ts';
import { type Answered, type Asked, ok, problem } from './fake-answers.ts';
import type { FakeState } from './fake-state.ts';

const at = () => new Date().toISOString();

/** The operations. */
export function customersOf(state: FakeState): Record<string, (asked: Asked) => Answered> {
  const blocks = new Map<number, VisitorBlock>();
  return {
    editVisitor: ({ id, body }) => {
      for (const one of state.conversations)
        if (one.visitor_id === id) Object.assign(one.visitor, { name: body['name'] ?? one.visitor.name });
      return ok({ ...state.visitors[0], ...body, base: undefined, id });
    },
    listLiveVisitors: () => ok(state.live),
    listPresence: ({ query }) =>
      ok({
        data: (query.get('conversation_ids') ?? '')
          .split(',')
          .map((id) => ({ conversation_id: Number(id), is_connected: false })),
      }),
    sayHello: () => ({ status: 201, body: state.conversations[0] }),
    redactMessage: ({ id, part }) => {
      const seq = Number(part);
      const row = state.messages.find((one) => one.conversation_id === id && one.seq === seq);
      if (!row) return problem(404, 'not_found');
      return ok(Object.assign(row, { content: 'This message was removed.', metadata: { redacted_at: at() } }));
    },
    mergeConversation: ({ body }) => ok(state.conversations.find((one) => one.id === body['into'])),
    mergeVisitor: ({ id, body }) => {
      const other = state.conversations.find((one) => one.visitor_id === body['visitor_id'])?.visitor;
      const also = { id: body['visitor_id'], widget_id: 1, external_id: null, phone: null, last_seen_at: at() };
      return ok({ ...state.visitors[0], id, same_person: [{ ...other, ...also }] });
    },
    separateVisitor: () => ({ status: 204 }),
    listBlockedVisitors: () => ok({ data: [...blocks.values()], next_cursor: null }),
    getVisitorBlock: ({ id }) => ok({ block: blocks.get(id) ?? null }),
    blockVisitor: ({ id, body }) => {
      const { name = null, email = null } = state.conversations.find((one) => one.visitor_id === id)?.visitor ?? {};
      const block = {
        visitor_id: id,
        widget_id: 1,
        name,
        email,
        until: body['hours'] === null ? null : at(),
        by_email: body['email'] === true,
        network: null,
        reason: String(body['reason']),
        blocked_by: 'Priya Raman',
        blocked_at: at(),
      };
      blocks.set(id, block);
      return ok(block);
    },
    unblockVisitor: ({ id }) => {
      blocks.delete(id);
      return { status: 204 };
    },
  };
}
